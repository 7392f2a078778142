using PluginIm.Sip;
using SipSwitch.Distribution;
using SipSwitch.Registration;

namespace SipSwitch.Forwarding;

/// <summary>What every request that is forwarded needs.</summary>
internal sealed record ForwardingParts(
    SipEndpoint Endpoint, RequestCopies Copies, ResponseCopies Responses, KnownFlows Flows, AgentRoster Roster, LargeRequests LargeRequests);
