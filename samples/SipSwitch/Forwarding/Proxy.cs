using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using SipSwitch.Registration;

namespace SipSwitch.Forwarding;

/// <summary>
/// The stateful, record-routing proxy (RFC 3261 section 16): checks a request, finds its targets, forwards it, and hands back the responses.
/// ACKs of 2xx and stray responses pass without state.
/// </summary>
internal sealed class Proxy(
    SwitchOptions options,
    SipEndpoint endpoint,
    OwnAddresses own,
    LocationService locations,
    KnownFlows flows,
    Gatekeeper gatekeeper,
    TimeProvider time,
    ILogger logger)
{
    private readonly RequestCopies _copies = new(options.Domain, own);
    private readonly SipRequestRules _rules = new(new SipRequestRulesOptions { Role = SipEndpointRole.Proxy });
    private readonly LoopCheck _loops = new(own);
    private readonly TargetFinder _targets = new(options, own, locations, flows);

    public Task HandleAsync(SipServerTransaction transaction, CancellationToken cancellationToken)
    {
        var (request, flow) = (transaction.Request, transaction.Flow);
        if (Refusal(request, flow, out var sender) is { } refusal)
        {
            return refusal.StatusCode == 407
                ? transaction.RespondOnceAsync(refusal, cancellationToken)
                : transaction.RespondAsync(refusal, cancellationToken);
        }

        RouteHeaders.TakeOwn(request, own);
        var found = _targets.Find(request);
        if (found.Status == 200)
        {
            return transaction.RespondAsync(OwnAnswer(request), cancellationToken);
        }

        if (found.Status != 0)
        {
            logger.Refused(request.StartLine, flow, found.Status, found.Reason);
            return transaction.RespondAsync(SipResponse.For(request, found.Status), cancellationToken);
        }

        if (sender is not null)
        {
            flows.Note(request, flow, sender);
        }

        logger.Forwarding(request.Method.Name, found.Targets[0].User, found.Targets.Count);
        return ForwardAsync(transaction, found.Targets, sender, cancellationToken);
    }

    /// <summary>The ACK of a 2xx goes its dialog's way; it is never answered.</summary>
    public async Task PassAckAsync(SipRequest ack, SipFlow flow, CancellationToken cancellationToken)
    {
        RouteHeaders.TakeOwn(ack, own);
        if (ack.Headers.MaxForwards == 0 || flows.UserOf(flow) is null || _targets.FindContact(ack) is not { } target)
        {
            logger.Dropped(ack.StartLine, "it has no hops left, an unknown sender or no target");
            return;
        }

        await endpoint.SendStatelessAsync(_copies.For(ack, flow, target, null), target.Flow, cancellationToken);
    }

    /// <summary>A response without a transaction, such as a late 2xx, goes where the next Via says (section 16.7).</summary>
    public async Task PassResponseAsync(SipResponse response, SipFlow flow, CancellationToken cancellationToken)
    {
        if (response.Headers.TopVia is not { } via || !own.IsOwn(via) || flows.UserOf(flow) is null || !response.IsSuccess)
        {
            logger.Dropped(response.StartLine, "it answers no request under way");
            return;
        }

        var passed = response.Clone();
        passed.Headers.RemoveFirstValue(SipHeaderNames.Via);
        if (passed.Headers.TopVia is not null)
        {
            await endpoint.SendStatelessAsync(passed, cancellationToken);
        }
    }

    private async Task ForwardAsync(
        SipServerTransaction transaction, IReadOnlyList<Target> targets, string? sender, CancellationToken cancellationToken)
    {
        using var entry = _loops.Enter(transaction.Request);
        var context = new ResponseContext(transaction, _copies, flows, options.TimerC, time);
        await context.RunAsync(endpoint, targets, sender, cancellationToken);
    }

    /// <summary>The checks of section 16.3; the sender is who proved who they are, here or before on the same flow.</summary>
    private SipResponse? Refusal(SipRequest request, SipFlow flow, out string? sender)
    {
        sender = null;
        if (_rules.RefusalOf(request) is { } unsupported)
        {
            return unsupported;
        }

        if (_loops.IsLoop(request))
        {
            logger.Refused(request.StartLine, flow, 482, "it came back unchanged");
            return SipResponse.For(request, 482);
        }

        if (_loops.Count >= options.MaxPendingRequests)
        {
            var refusal = SipResponse.For(request, 503);
            refusal.Headers.Set(SipHeaderNames.RetryAfter, "5");
            return refusal;
        }

        return SenderRefusal(request, flow, out sender);
    }

    private SipResponse? SenderRefusal(SipRequest request, SipFlow flow, out string? sender)
    {
        var isInDialog = request.Headers.To!.Tag is not null;
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

    private static SipResponse OwnAnswer(SipRequest request)
    {
        var response = SipResponse.For(request, 200);
        response.Headers.Set(SipHeaderNames.Allow, "REGISTER, INVITE, ACK, CANCEL, BYE, MESSAGE, OPTIONS, UPDATE, INFO, REFER, SUBSCRIBE, NOTIFY");
        return response;
    }
}
