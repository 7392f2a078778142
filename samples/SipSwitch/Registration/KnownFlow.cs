using PluginIm.Sip;

namespace SipSwitch.Registration;

/// <summary>A way back to a user who proved who they are on it.</summary>
internal sealed record KnownFlow(SipFlow Flow, string User, DateTimeOffset LastUsed);
