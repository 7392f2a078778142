using PluginIm.Sip;
using SipSwitch.Registration;

namespace SipSwitch.Forwarding;

/// <summary>
/// A request under way to its targets, and what becomes of their responses (RFC 3261 section 16.7): provisional ones and every 2xx go back at
/// once, a 2xx or 6xx cancels the other branches, and of what else comes the best goes back when all have answered.
/// </summary>
internal sealed class ResponseContext(SipServerTransaction transaction, RequestCopies copies, KnownFlows flows, TimeSpan timerC, TimeProvider time)
{
    private const string ElsewhereReason = "SIP;cause=200;text=\"Call completed elsewhere\"";

    private readonly Lock _lock = new();
    private readonly List<Branch> _branches = [];
    private readonly List<SipResponse> _refusals = [];
    private bool _isAnswered;

    private bool IsInvite => transaction.Request.Method == SipMethod.Invite;

    /// <summary>Sends the request to all targets and hands back what they answer; ends when the last branch has nothing more to say.</summary>
    public async Task RunAsync(SipEndpoint endpoint, IReadOnlyList<Target> targets, string? sender, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            // By a flow that is open this completes at once, so requests of one connection leave in the order they came.
            var copy = copies.For(transaction.Request, transaction.Flow, target, sender);
            var client = await endpoint.SendAsync(copy, target.Flow, cancellationToken);
            _branches.Add(new Branch(target, client));
        }

        using var cancelled = transaction.Cancelled.Register(OnCancelled);
        await Task.WhenAll(_branches.Select(FollowAsync)).WaitAsync(cancellationToken);
    }

    private async Task FollowAsync(Branch branch)
    {
        await using var timer = IsInvite ? time.CreateTimer(_ => branch.Client.Cancel("SIP;cause=408"), null, timerC, Timeout.InfiniteTimeSpan) : null;
        await foreach (var response in branch.Client.Responses)
        {
            if (response.StatusCode > 100 && response.IsProvisional)
            {
                timer?.Change(timerC, Timeout.InfiniteTimeSpan);
            }

            await OnResponseAsync(branch, response);
        }
    }

    private async Task OnResponseAsync(Branch branch, SipResponse response)
    {
        if (response.StatusCode == 100)
        {
            return;
        }

        if (response.IsProvisional)
        {
            await PassAsync(branch, response);
        }
        else if (response.IsSuccess)
        {
            await OnSuccessAsync(branch, response);
        }
        else
        {
            await OnRefusalAsync(branch, response);
        }
    }

    private async Task OnSuccessAsync(Branch branch, SipResponse response)
    {
        bool isFirst;
        lock (_lock)
        {
            isFirst = !_isAnswered;
            _isAnswered = true;
            branch.IsFinished = true;
        }

        // Every 2xx of an INVITE goes back, for the caller to end what it does not want; of others the first alone.
        if (isFirst || IsInvite)
        {
            await PassAsync(branch, response);
        }

        CancelOthers(ElsewhereReason);
    }

    private async Task OnRefusalAsync(Branch branch, SipResponse response)
    {
        SipResponse? best = null;
        lock (_lock)
        {
            branch.IsFinished = true;
            _refusals.Add(Passable(branch, response));
            if (!_isAnswered && _branches.TrueForAll(other => other.IsFinished))
            {
                _isAnswered = true;
                best = BestResponse.Of(_refusals);
                AddChallenges(best);
            }
        }

        if (response.StatusCode >= 600)
        {
            CancelOthers(null);
        }

        if (best is not null)
        {
            await transaction.RespondAsync(best);
        }
    }

    /// <summary>Whoever challenged on any branch gets an answer (section 16.7 step 7).</summary>
    private void AddChallenges(SipResponse best)
    {
        if (best.StatusCode is not (401 or 407))
        {
            return;
        }

        foreach (var other in _refusals.Where(other => !ReferenceEquals(other, best)))
        {
            best.Headers.CopyFrom(other.Headers, SipHeaderNames.WwwAuthenticate);
            best.Headers.CopyFrom(other.Headers, SipHeaderNames.ProxyAuthenticate);
        }
    }

    private Task PassAsync(Branch branch, SipResponse response)
    {
        if (branch.Client.Flow is { } flow && !response.IsLocal)
        {
            flows.Note(response, flow, branch.Target.User);
        }

        return transaction.RespondAsync(Passable(branch, response));
    }

    private SipResponse Passable(Branch branch, SipResponse response)
    {
        if (response.StatusCode == 503)
        {
            // The one contact is away or overloaded, not the switch (section 16.7 step 6): to the caller that is an absent callee.
            return SipResponse.For(transaction.Request, 480);
        }

        var passed = response.Clone();
        passed.Headers.RemoveFirstValue(SipHeaderNames.Via);
        if (passed.Headers.TopVia?.Branch != transaction.Request.Headers.TopVia?.Branch)
        {
            RestoreVias(passed);
        }

        if (response.IsSuccess)
        {
            copies.Assert(passed, branch.Target.User);
        }

        return passed;
    }

    /// <summary>Some clients answer an INVITE that was cancelled with the CANCEL's Via alone: the way back is the request's own.</summary>
    private void RestoreVias(SipResponse response)
    {
        response.Headers.Remove(SipHeaderNames.Via);
        foreach (var via in transaction.Request.Headers.GetValues(SipHeaderNames.Via).Reverse())
        {
            response.Headers.Prepend(SipHeaderNames.Via, via);
        }
    }

    private void CancelOthers(string? reason)
    {
        if (!IsInvite)
        {
            return;
        }

        Branch[] others;
        lock (_lock)
        {
            others = [.. _branches.Where(branch => !branch.IsFinished)];
        }

        foreach (var branch in others)
        {
            branch.Client.Cancel(reason);
        }
    }

    private void OnCancelled()
    {
        if (IsInvite)
        {
            CancelOthers(transaction.CancelRequest?.Headers[SipHeaderNames.Reason]);
        }
    }

    private sealed class Branch(Target target, SipClientTransaction client)
    {
        public Target Target { get; } = target;

        public SipClientTransaction Client { get; } = client;

        public bool IsFinished { get; set; }
    }
}
