namespace PluginIm.Sip;

/// <summary>
/// Calls a connection lost on which a message stays incomplete for too long, or whose first one never comes: what is held half open would
/// otherwise cost a connection and a buffer for ever. Between messages a connection may be silent.
/// </summary>
internal sealed class MessageDeadline : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly Action _late;
    private readonly ITimer _timer;
    private bool _waitsForFirst;
    private long? _since;
    private bool _isArmed;
    private bool _disposed;

    /// <param name="timeout">How long a message may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="expectsMessage">Whether a first message is waited for from the start.</param>
    /// <param name="late">Called once, when it took too long.</param>
    public MessageDeadline(TimeSpan timeout, TimeProvider time, bool expectsMessage, Action late)
    {
        _timeout = timeout;
        _time = time;
        _late = late;
        _timer = time.CreateTimer(static state => ((MessageDeadline)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (expectsMessage)
        {
            _waitsForFirst = true;
            lock (_gate)
            {
                Begin_NeedsLock();
            }
        }
    }

    /// <summary>Takes that something came.</summary>
    /// <param name="hasMessage">Whether a whole message was in it.</param>
    /// <param name="isPartial">Whether the beginning of another one remains.</param>
    public void OnRead(bool hasMessage, bool isPartial)
    {
        lock (_gate)
        {
            _waitsForFirst &= !hasMessage;
            if (isPartial && (hasMessage || _since is null))
            {
                Begin_NeedsLock();
            }
            else if (!isPartial && !_waitsForFirst)
            {
                _since = null;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _timer.Dispose();
    }

    /// <summary>The timer, once it runs, is left to run out rather than set anew with every message.</summary>
    private void Begin_NeedsLock()
    {
        _since = _time.GetTimestamp();
        if (!_isArmed && !_disposed)
        {
            _isArmed = true;
            _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            _isArmed = false;
            if (_disposed || _since is not { } since)
            {
                return;
            }

            var left = _timeout - _time.GetElapsedTime(since);
            if (left > TimeSpan.Zero)
            {
                _isArmed = true;
                _timer.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        _late();
    }
}
