using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using SipSwitch.Distribution;
using SipSwitch.Limits;
using SipSwitch.Presence;
using SipSwitch.Registration;

namespace SipSwitch.Forwarding;

/// <summary>
/// The stateful, record-routing proxy (RFC 3261 section 16): checks a request, finds its targets, forwards it, and hands back the responses.
/// ACKs of 2xx and stray responses pass without state.
/// </summary>
internal sealed class Proxy(
    SwitchOptions options,
    OwnAddresses own,
    LocationService locations,
    ForwardingParts parts,
    Admission admission,
    LoopCheck loops,
    PresenceServer presence,
    TimeProvider time,
    ILogger logger)
{
    // How long timer E of a client takes to come to its longest interval (RFC 4320 section 4.1).
    private readonly TimeSpan _trying = options.Timers.T1 * 7;
    private readonly TargetFinder _targets = new(options, own, locations, parts.Flows, parts.Roster);
    private readonly RingingLimit _ringing = new(options.Limits.MaxRingingPerUser);
    private readonly SingleRelay _single = new(parts);

    public Task HandleAsync(SipServerTransaction transaction, CancellationToken cancellationToken)
    {
        var (request, flow) = (transaction.Request, transaction.Flow);
        if (admission.Refusal(request, flow, out var sender) is { } refusal)
        {
            return refusal.StatusCode == 407
                ? transaction.RespondOnceAsync(refusal, cancellationToken)
                : transaction.RespondAsync(refusal, cancellationToken);
        }

        RouteHeaders.TakeOwn(request, own);
        if (request.Method == PresenceServer.Publish && own.IsServed(request.RequestUri))
        {
            return transaction.RespondAsync(presence.Answer(request, flow, sender!), cancellationToken);
        }

        var found = _targets.Find(request, sender);
        if (found.Status != 0)
        {
            return AnswerAsync(transaction, found, cancellationToken);
        }

        if (sender is not null)
        {
            parts.Flows.Note(request, flow, sender);
        }

        if (request.Method == SipMethod.Bye)
        {
            parts.Roster.EndSession(request.Headers.CallId!);
        }

        return ForwardAsync(transaction, found, sender, cancellationToken);
    }

    /// <summary>The ACK of a 2xx goes its dialog's way; it is never answered.</summary>
    public async Task PassAckAsync(SipRequest ack, SipFlow flow, CancellationToken cancellationToken)
    {
        RouteHeaders.TakeOwn(ack, own);
        if (ack.Headers.MaxForwards == 0 || parts.Flows.UserOf(flow) is null || _targets.FindContact(ack) is not { } target)
        {
            logger.Dropped(ack.StartLine, "it has no hops left, an unknown sender or no target");
            return;
        }

        await parts.Endpoint.SendStatelessAsync(parts.Copies.For(ack, flow, target, null), target.Flow, cancellationToken);
    }

    /// <summary>A response without a transaction, such as a late 2xx, goes where the next Via says (section 16.7).</summary>
    public async Task PassResponseAsync(SipResponse response, SipFlow flow, CancellationToken cancellationToken)
    {
        if (response.Headers.TopVia is not { } via || !own.IsOwn(via) || parts.Flows.UserOf(flow) is null || !response.IsSuccess)
        {
            logger.Dropped(response.StartLine, "it answers no request under way");
            return;
        }

        var passed = response.Clone();
        passed.Headers.RemoveFirstValue(SipHeaderNames.Via);
        if (passed.Headers.TopVia is not null)
        {
            await parts.Endpoint.SendStatelessAsync(passed, cancellationToken);
        }
    }

    private Task AnswerAsync(SipServerTransaction transaction, FoundTargets found, CancellationToken cancellationToken)
    {
        if (found.Status != 200)
        {
            logger.Refused(transaction.Request.StartLine, transaction.Flow, found.Status, found.Reason);
        }

        return transaction.RespondAsync(OwnAnswer.To(transaction.Request, found.Status), cancellationToken);
    }

    private async Task ForwardAsync(SipServerTransaction transaction, FoundTargets found, string? sender, CancellationToken cancellationToken)
    {
        using var entry = loops.Enter(transaction.Request);
        transaction.SayTryingAfter(_trying);
        if (found is { Point: null, Targets: [var only] } && transaction.Request.Method != SipMethod.Invite)
        {
            logger.Forwarding(transaction.Request.Method.Name, only.User, 1);
            await _single.RunAsync(transaction, only, sender, cancellationToken);
            return;
        }

        var context = new ResponseContext(transaction, parts, sender, options, time);
        using var cancelling = context.IsInvite ? transaction.Cancelled.UnsafeRegister(_ => context.CancelAll(), null) : default;
        if (found.Point is { } point)
        {
            var search = new AgentSearch(point, options.Domain, context, parts.Roster, locations, time, logger);
            await search.RunAsync(sender!, cancellationToken);
        }
        else
        {
            await ForkAsync(context, found.Targets, cancellationToken);
        }
    }

    private async Task ForkAsync(ResponseContext context, IReadOnlyList<Target> targets, CancellationToken cancellationToken)
    {
        var request = context.Transaction.Request;
        logger.Forwarding(request.Method.Name, targets[0].User, targets.Count);
        var isInvitation = context.IsInvite && request.Headers.ToTag is null;
        using var ringing = isInvitation ? _ringing.TryEnter(targets[0].User) : null;
        if (isInvitation && ringing is null)
        {
            logger.Refused(request.StartLine, context.Transaction.Flow, 486, "too many invitations ring there");
            await context.RefuseAsync(SipResponse.For(request, 486));
            return;
        }

        var fork = await context.ForkAsync(targets, ringing, cancellationToken);
        await fork.Settled.WaitAsync(cancellationToken);
        await RefuseAsync(context, fork);
        await context.EndedAsync(cancellationToken);
    }

    private static Task RefuseAsync(ResponseContext context, Fork fork)
    {
        if (context.IsAnswered || context.RefusalOf(fork) is not { } refusal)
        {
            return Task.CompletedTask;
        }

        if (context.IsInvite || refusal.StatusCode != 408)
        {
            return context.RefuseAsync(refusal);
        }

        // To another request than an INVITE nobody answers 408: by then its sender has given up (RFC 4320 section 4.2).
        context.Transaction.Abandon();
        return Task.CompletedTask;
    }
}
