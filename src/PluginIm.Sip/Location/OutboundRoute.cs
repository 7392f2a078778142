using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>
/// Which outbound proxy serves. The one that was reached last stays until it fails, whichever is preferred. A registration keeps the flow
/// by which it was accepted: then all requests go by that one, as those of dialogs must, until it is lost or given up.
/// </summary>
internal sealed class OutboundRoute(ILogger logger)
{
    private readonly Lock _gate = new();
    private Candidate? _current;
    private volatile SipFlow? _kept;

    /// <summary>The proxy that serves; null before the first one was reached and after it failed.</summary>
    public Candidate? Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    /// <summary>The flow that all requests go by; null where none is kept.</summary>
    public SipFlow? Kept => _kept;

    public void Use(Candidate candidate)
    {
        lock (_gate)
        {
            if (_current == candidate)
            {
                return;
            }

            _current = candidate;
        }

        logger.OutboundProxyChosen(candidate.Peer);
    }

    public void Keep(SipFlow? flow) => _kept = flow;

    /// <summary>Gives up what goes to a candidate.</summary>
    public void Leave(Candidate candidate)
    {
        lock (_gate)
        {
            if (_current is { } current && current.Transport == candidate.Transport && current.EndPoint.Equals(candidate.EndPoint))
            {
                _current = null;
                _kept = null;
            }
        }
    }
}
