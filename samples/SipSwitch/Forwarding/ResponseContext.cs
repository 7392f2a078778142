using PluginIm.Sip;

namespace SipSwitch.Forwarding;

/// <summary>
/// A request under way to its targets, and what becomes of their responses (RFC 3261 section 16.7): provisional ones and every 2xx go back at
/// once, a 2xx cancels all other branches, a 6xx those of its fork. Refusals are kept for whoever decides what comes next.
/// </summary>
internal sealed class ResponseContext(
    SipServerTransaction transaction, ForwardingParts parts, string? sender, SwitchOptions options, TimeProvider time)
{
    private const string ElsewhereReason = "SIP;cause=200;text=\"Call completed elsewhere\"";

    private readonly Lock _lock = new();
    private readonly List<Fork> _forks = [];
    private readonly List<Task> _following = [];
    private bool _isAnswered;

    public SipServerTransaction Transaction => transaction;

    public bool IsInvite { get; } = transaction.Request.Method == SipMethod.Invite;

    /// <summary>Whether a final response has gone back.</summary>
    public bool IsAnswered
    {
        get
        {
            lock (_lock)
            {
                return _isAnswered;
            }
        }
    }

    /// <summary>Sends the request to all targets at once.</summary>
    public async Task<Fork> ForkAsync(IReadOnlyList<Target> targets, IDisposable? hold, CancellationToken cancellationToken)
    {
        var fork = new Fork(hold);
        foreach (var target in targets)
        {
            // By a flow that is open this completes at once, so requests of one connection leave in the order they came.
            var copy = parts.Copies.For(transaction.Request, transaction.Flow, target, sender);
            var flow = await parts.LargeRequests.FlowForAsync(copy, target.Flow, cancellationToken);
            var client = await parts.Endpoint.SendAsync(copy, flow, cancellationToken);
            fork.Branches.Add(new Branch(target, client));
        }

        lock (_lock)
        {
            _forks.Add(fork);
        }

        foreach (var branch in fork.Branches)
        {
            _following.Add(FollowAsync(fork, branch));
        }

        return fork;
    }

    /// <summary>The best of what a fork's targets have refused it with; null while one of them has not answered.</summary>
    public SipResponse? RefusalOf(Fork fork)
    {
        lock (_lock)
        {
            if (fork.Refusals.Count == 0 || !fork.Branches.TrueForAll(branch => branch.IsFinished))
            {
                return null;
            }

            // A 408 may not go back to another request than an INVITE (RFC 4320 section 4.2): any other answer is better.
            SipResponse[] inTime = IsInvite ? [.. fork.Refusals] : [.. fork.Refusals.Where(refusal => refusal.StatusCode != 408)];
            return BestResponse.Of(inTime.Length > 0 ? inTime : fork.Refusals);
        }
    }

    /// <summary>Answers with a refusal, unless somebody has accepted meanwhile.</summary>
    public Task RefuseAsync(SipResponse refusal)
    {
        lock (_lock)
        {
            if (_isAnswered)
            {
                return Task.CompletedTask;
            }

            _isAnswered = true;
        }

        return transaction.RespondAsync(refusal);
    }

    /// <summary>Cancels what rings on one fork.</summary>
    public void Cancel(Fork fork, string? reason) => Cancel([fork], reason);

    /// <summary>The caller has cancelled: so does the switch, with the caller's reason (section 16.10).</summary>
    public void CancelAll() => Cancel(Forks(), transaction.CancelRequest?.Headers[SipHeaderNames.Reason]);

    /// <summary>Ends when no branch has anything more to say: an accepted INVITE's 2xx may come again for a while.</summary>
    public Task EndedAsync(CancellationToken cancellationToken) => Task.WhenAll(_following).WaitAsync(cancellationToken);

    private async Task FollowAsync(Fork fork, Branch branch)
    {
        await using var timer = IsInvite
            ? time.CreateTimer(_ => branch.Client.Cancel("SIP;cause=408"), null, options.TimerC, Timeout.InfiniteTimeSpan)
            : null;
        await foreach (var response in branch.Client.Responses)
        {
            if (response.StatusCode > 100 && response.IsProvisional)
            {
                timer?.Change(options.TimerC, Timeout.InfiniteTimeSpan);
            }

            await OnResponseAsync(fork, branch, response);
        }
    }

    private Task OnResponseAsync(Fork fork, Branch branch, SipResponse response)
    {
        if (response.StatusCode == 100)
        {
            return Task.CompletedTask;
        }

        if (response.IsProvisional)
        {
            // Of a request other than INVITE no provisional response but 100 may be sent (RFC 4320 section 4.1), and 100 goes one hop.
            return IsInvite ? PassAsync(branch, response) : Task.CompletedTask;
        }

        if (response.IsSuccess)
        {
            return OnSuccessAsync(branch, response);
        }

        OnRefusal(fork, branch, response);
        return Task.CompletedTask;
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

        if (isFirst && IsInvite && sender is not null && transaction.Request.Headers.ToTag is null)
        {
            parts.Roster.BeginSession(transaction.Request.Headers.CallId!, sender, branch.Target.User);
        }

        var forks = Forks();
        Array.ForEach(forks, other => other.Settle());

        // Every 2xx of an INVITE goes back, for the caller to end what it does not want; of others the first alone.
        if (isFirst || IsInvite)
        {
            await PassAsync(branch, response);
        }

        Cancel(forks, ElsewhereReason);
    }

    private void OnRefusal(Fork fork, Branch branch, SipResponse response)
    {
        bool isLast;
        lock (_lock)
        {
            branch.IsFinished = true;
            fork.Refusals.Add(parts.Responses.For(response, transaction.Request, branch.Target.User));
            isLast = fork.Branches.TrueForAll(other => other.IsFinished);
        }

        if (isLast)
        {
            fork.Settle();
        }
        else if (response.StatusCode >= 600)
        {
            Cancel(fork, null);
        }
    }

    private Task PassAsync(Branch branch, SipResponse response)
    {
        // What was too large for UDP came by a connection that may soon be gone: the way to the contact stays the one it was registered by.
        if (branch.Client.Flow is not null && !response.IsLocal)
        {
            parts.Flows.Note(response, branch.Target.Flow, branch.Target.User);
        }

        return transaction.RespondAsync(parts.Responses.For(response, transaction.Request, branch.Target.User));
    }

    private Fork[] Forks()
    {
        lock (_lock)
        {
            return [.. _forks];
        }
    }

    private void Cancel(Fork[] forks, string? reason)
    {
        if (!IsInvite)
        {
            return;
        }

        Branch[] ringing;
        lock (_lock)
        {
            ringing = [.. forks.SelectMany(fork => fork.Branches).Where(branch => !branch.IsFinished)];
        }

        foreach (var branch in ringing)
        {
            branch.Client.Cancel(reason);
        }
    }
}
