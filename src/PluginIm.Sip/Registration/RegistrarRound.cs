using System.Globalization;

namespace PluginIm.Sip;

/// <summary>One try to register at the servers that may take it, each asked once (RFC 3263 4.3), with what they answered.</summary>
internal sealed class RegistrarRound(ISipEndpoint endpoint, SipPeer? registrar)
{
    private readonly HashSet<SipPeer> _asked = [];
    private readonly List<(SipPeer? Peer, string Reason)> _reasons = [];

    /// <summary>What went wrong, of all that were asked.</summary>
    public string Reasons => _reasons is [{ Reason: var only }]
        ? only
        : string.Join("; ", _reasons.Select(failure => failure.Peer is null ? failure.Reason : $"{failure.Peer}: {failure.Reason}"));

    /// <summary>What the last one asked wants to be waited for; null where others may be asked sooner.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>The flow to the server that is asked first; null where none can be reached.</summary>
    public Task<SipFlow?> ConnectAsync(CancellationToken cancellationToken) =>
        GuardAsync(async () => await endpoint.ConnectAsync(registrar, cancellationToken).ConfigureAwait(false));

    /// <summary>Takes a refusal; the flow to the server that is asked next, or null where none is.</summary>
    public async Task<SipFlow?> NextAfterAsync(SipFlow flow, SipResponse response, CancellationToken cancellationToken)
    {
        _reasons.Add(response is { IsLocal: true, StatusCode: 408 }
            ? (null, $"{flow.Peer} does not answer")
            : (flow.Peer, string.Create(CultureInfo.InvariantCulture, $"{response.StatusCode} {response.ReasonPhrase}")));
        _asked.Add(flow.Peer);
        RetryAfter = _asked.Count == 1 ? SipRetryAfter.WaitOf(response) : null;
        if (!Delivery.IsFailure(response))
        {
            return null;
        }

        var next = await GuardAsync(() => endpoint.MoveOnAsync(flow, response, registrar, cancellationToken)).ConfigureAwait(false);
        return next is not null && _asked.Contains(next.Peer) ? null : next;
    }

    private async Task<SipFlow?> GuardAsync(Func<Task<SipFlow?>> connectAsync)
    {
        try
        {
            return await connectAsync().ConfigureAwait(false);
        }
        catch (SipTransportException fault)
        {
            _reasons.Add((null, fault.Message));
            return null;
        }
    }
}
