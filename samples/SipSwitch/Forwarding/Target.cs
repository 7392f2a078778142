using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>Where a copy of a request goes: the Request-URI it gets, the flow it leaves by, and the user who is there.</summary>
/// <param name="Uri">The Request-URI.</param>
/// <param name="Flow">The flow.</param>
/// <param name="User">The user.</param>
/// <param name="RingTime">How long an invitation is open there; null for as long as its caller said.</param>
internal sealed record Target(SipUri Uri, SipFlow Flow, string User, TimeSpan? RingTime = null);
