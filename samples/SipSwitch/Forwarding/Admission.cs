using System.Net;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using SipSwitch.Limits;
using SipSwitch.Registration;

namespace SipSwitch.Forwarding;

/// <summary>The checks that a request passes before it is forwarded (RFC 3261 section 16.3), and who sent it.</summary>
internal sealed class Admission(SwitchOptions options, LoopCheck loops, KnownFlows flows, Gatekeeper gatekeeper, TimeProvider time, ILogger logger)
{
    private readonly SipRequestRules _rules = new(new SipRequestRulesOptions { Role = SipEndpointRole.Proxy });
    private readonly RequestRate<IPAddress> _bySource = new(options.Limits.RequestsPerSecondPerSource, time);
    private readonly RequestRate<string> _byUser = new(options.Limits.RequestsPerSecondPerUser, time);

    /// <summary>What a source is told that sends too much, whoever it is; null for one that does not.</summary>
    public SipResponse? RateRefusal(SipRequest request, SipFlow flow)
    {
        if (_bySource.TryTake(flow.RemoteEndPoint.Address))
        {
            return null;
        }

        logger.TooFast(flow.RemoteEndPoint.Address);
        return Later(request);
    }

    /// <summary>The refusal; null where there is none, then the sender is who proved who they are, here or before on the same flow.</summary>
    public SipResponse? Refusal(SipRequest request, SipFlow flow, out string? sender)
    {
        sender = null;
        if (_rules.RefusalOf(request) is { } unsupported)
        {
            return unsupported;
        }

        if (loops.IsLoop(request))
        {
            logger.Refused(request.StartLine, flow, 482, "it came back unchanged");
            return SipResponse.For(request, 482);
        }

        return SenderRefusal(request, flow, out sender) ?? UserRateRefusal(request, flow, sender!);
    }

    private SipResponse? SenderRefusal(SipRequest request, SipFlow flow, out string? sender)
    {
        var isInDialog = request.Headers.ToTag is not null;
        sender = isInDialog ? flows.UserOf(flow) : null;
        if (sender is not null)
        {
            return null;
        }

        var verdict = gatekeeper.CheckRequest(request, flow, out var challenge);
        if (challenge is not null)
        {
            return challenge;
        }

        sender = verdict.UserName;
        var from = request.Headers.From!.Uri;
        if (!isInDialog && (from.UnescapedUser != sender || !from.Host.Equals(options.Domain, StringComparison.OrdinalIgnoreCase)))
        {
            logger.Refused(request.StartLine, flow, 403, $"{sender} may not send as {from}");
            return SipResponse.For(request, 403, "Not Your Address");
        }

        return null;
    }

    private SipResponse? UserRateRefusal(SipRequest request, SipFlow flow, string sender)
    {
        if (_byUser.TryTake(sender))
        {
            return null;
        }

        logger.Refused(request.StartLine, flow, 503, $"{sender} sends more than {options.Limits.RequestsPerSecondPerUser} requests a second");
        return Later(request);
    }

    private static SipResponse Later(SipRequest request)
    {
        var refusal = SipResponse.For(request, 503);
        refusal.Headers.Set(SipHeaderNames.RetryAfter, "1");
        return refusal;
    }
}
