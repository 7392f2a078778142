using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>Where a copy of a request goes: the Request-URI it gets, the flow it leaves by, and the user who is there.</summary>
internal sealed record Target(SipUri Uri, SipFlow Flow, string User);
