namespace PluginIm.Sip;

/// <summary>
/// One request's way through the candidates of where it goes (RFC 3263 4.3): one after the other, those that failed of late last, those that
/// asked to be left alone not at all. Targets are located when their turn comes. For one user at a time.
/// </summary>
internal sealed class Delivery
{
    private readonly Destinations _destinations;
    private readonly bool _isByProxy;
    private readonly OutboundRoute? _outbound;
    private readonly Queue<LocationTarget> _targets;
    private readonly Queue<Candidate> _fresh = new();
    private readonly List<Candidate> _avoided = [];
    private readonly HashSet<Candidate> _met = [];
    private readonly List<string> _reasons = [];
    private int _failures;

    /// <param name="destinations">What is known of candidates.</param>
    /// <param name="targets">Where it may go, the preferred target first.</param>
    /// <param name="isByProxy">Whether these are outbound proxies.</param>
    /// <param name="outbound">Where it starts, and what is told where it went; null where it may not choose among the outbound proxies.</param>
    public Delivery(Destinations destinations, IEnumerable<LocationTarget> targets, bool isByProxy, OutboundRoute? outbound)
    {
        _isByProxy = isByProxy;
        _destinations = destinations;
        _targets = new Queue<LocationTarget>(targets);
        _outbound = outbound;
        if (outbound?.Current is { } current && destinations.Avoidance.Until(current) is null)
        {
            Meet(current);
        }
    }

    /// <summary>Where it is, or goes next.</summary>
    public Candidate? Current { get; private set; }

    /// <summary>A flow to the candidate where it is, else to the next that can be reached.</summary>
    /// <exception cref="SipTransportException">None can be reached; the message has the reasons of all.</exception>
    public async ValueTask<SipFlow> ConnectAsync(CancellationToken cancellationToken)
    {
        while ((Current ??= await NextAsync(cancellationToken).ConfigureAwait(false)) is { } candidate)
        {
            if (await TryConnectAsync(candidate, cancellationToken).ConfigureAwait(false) is { } flow)
            {
                return flow;
            }
        }

        throw new SipTransportException(string.Join("; ", _reasons));
    }

    /// <summary>A flow to the next candidate against which nothing is known; null where there is none.</summary>
    /// <exception cref="SipTransportException">There are some, and none can be reached; the message has the reasons.</exception>
    public async ValueTask<SipFlow?> ConnectToFreshAsync(CancellationToken cancellationToken)
    {
        while ((Current = await NextFreshAsync(cancellationToken).ConfigureAwait(false)) is { } candidate)
        {
            if (await TryConnectAsync(candidate, cancellationToken).ConfigureAwait(false) is { } flow)
            {
                return flow;
            }
        }

        return _failures == 0 ? null : throw new SipTransportException(string.Join("; ", _reasons));
    }

    /// <summary>Takes the final response of where it is.</summary>
    /// <returns>The response for the user, or null where the next candidate is to be tried.</returns>
    public async ValueTask<SipResponse?> TakeAsync(SipRequest request, SipResponse response, CancellationToken cancellationToken)
    {
        if (Current is not { } candidate)
        {
            return response;
        }

        if (!IsFailure(response))
        {
            _destinations.Avoidance.Worked(candidate);
            return response;
        }

        // What an outbound proxy says to other requests than REGISTER may come from far beyond it, from anybody who is called: no word of
        // that keeps this side from its proxy where there is no other.
        Fail(candidate, ReasonOf(response), SipRetryAfter.WaitOf(response), !_isByProxy || request.Method == SipMethod.Register);
        Current = await NextAsync(cancellationToken).ConfigureAwait(false);
        return Current is not null ? null : _failures > 1 ? LocalResponse.To(request, 503, string.Join("; ", _reasons)) : response;
    }

    /// <summary>Whether a response says that this server cannot serve: 503, no connection, no answer (RFC 3263 4.3).</summary>
    public static bool IsFailure(SipResponse response) => response.StatusCode == 503 || response is { StatusCode: 408, IsLocal: true };

    private static string ReasonOf(SipResponse response) => response switch
    {
        { IsLocal: true, StatusCode: 408 } => "no answer",
        { IsLocal: true } => response.Headers[SipHeaderNames.Warning] ?? "no connection",
        _ => FormattableString.Invariant($"{response.StatusCode} {response.ReasonPhrase}"),
    };

    private async ValueTask<SipFlow?> TryConnectAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        try
        {
            if (_isByProxy)
            {
                _destinations.Transport.Trust(candidate);
            }

            var flow = await _destinations.Transport.ConnectAsync(candidate, cancellationToken).ConfigureAwait(false);
            _outbound?.Use(candidate);
            return flow;
        }
        catch (SipTransportException fault)
        {
            Fail(candidate, fault.Message, null, isProven: true);
            return null;
        }
    }

    private void Meet(Candidate candidate)
    {
        if (!_met.Add(candidate))
        {
            return;
        }

        if (_destinations.Avoidance.Until(candidate) is null)
        {
            _fresh.Enqueue(candidate);
        }
        else if (!_destinations.Avoidance.IsBarred(candidate))
        {
            _avoided.Add(candidate);
        }
        else
        {
            _reasons.Add($"{candidate.Peer} asked to be left alone for a while");
        }
    }

    private async ValueTask<Candidate?> NextAsync(CancellationToken cancellationToken)
    {
        if (await NextFreshAsync(cancellationToken).ConfigureAwait(false) is { } fresh)
        {
            return fresh;
        }

        // All have failed of late: the one whose time is over soonest may be back.
        var last = _avoided.MinBy(candidate => _destinations.Avoidance.Until(candidate) ?? DateTimeOffset.MinValue);
        if (last is not null)
        {
            _avoided.Remove(last);
        }

        return last;
    }

    private async ValueTask<Candidate?> NextFreshAsync(CancellationToken cancellationToken)
    {
        Candidate? fresh;
        while (!_fresh.TryDequeue(out fresh) && _targets.TryDequeue(out var target))
        {
            try
            {
                var candidates = await _destinations.Locator.LocateAsync(target, cancellationToken).ConfigureAwait(false);
                foreach (var candidate in candidates.OrderBy(candidate => _destinations.Transport.FindOpen(candidate) is null))
                {
                    Meet(candidate);
                }
            }
            catch (SipTransportException fault)
            {
                _reasons.Add(fault.Message);
            }
        }

        return fresh;
    }

    private void Fail(Candidate candidate, string reason, TimeSpan? retryAfter, bool isProven)
    {
        _failures++;
        _reasons.Add($"{candidate.Peer}: {reason}");
        Current = null;
        _destinations.Failed(candidate, reason, retryAfter, isProven);
    }
}
