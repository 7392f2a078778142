using System.Net;
using PluginIm.Sip;

namespace Softphone;

/// <summary>A call's sound with what was agreed of it: each agreement is followed at once while the sound runs. Safe for use from several threads.</summary>
internal sealed class CallSound : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly RtpSession _session;
    private readonly AudioNegotiation _negotiation;
    private bool _isRunning;

    public CallSound(RtpSession session)
    {
        _session = session;
        _negotiation = new AudioNegotiation(session.LocalEndPoint, Random.Shared.Next(1, int.MaxValue));
    }

    public IPEndPoint LocalEndPoint => _session.LocalEndPoint;

    public AudioStatistics Statistics => _session.Statistics;

    public bool PeerHolds
    {
        get
        {
            lock (_lock)
            {
                return _negotiation.PeerHolds;
            }
        }
    }

    public SessionDescription Offer(bool holds)
    {
        lock (_lock)
        {
            return _negotiation.Offer(holds);
        }
    }

    public bool TryTakeAnswer(SessionDescription answer)
    {
        lock (_lock)
        {
            var isTaken = _negotiation.TryTakeAnswer(answer);
            Follow_NeedsLock();
            return isTaken;
        }
    }

    public SessionDescription? Answer(SessionDescription offer)
    {
        lock (_lock)
        {
            var answer = _negotiation.Answer(offer);
            Follow_NeedsLock();
            return answer;
        }
    }

    public void Start()
    {
        lock (_lock)
        {
            _isRunning = true;
            Follow_NeedsLock();
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isRunning = false;
        }

        return _session.DisposeAsync();
    }

    private void Follow_NeedsLock()
    {
        if (_isRunning && _negotiation.Route is { } route)
        {
            _session.Follow(route);
        }
    }
}
