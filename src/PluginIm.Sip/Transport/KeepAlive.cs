namespace PluginIm.Sip;

/// <summary>Asks a connection for a sign of life at intervals, and calls it lost where none comes (RFC 5626 4.4.1).</summary>
internal sealed class KeepAlive : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _interval;
    private readonly TimeSpan _timeout;
    private readonly Action _ping;
    private readonly Action _lost;
    private readonly ITimer _timer;
    private bool _waits;
    private bool _disposed;

    public KeepAlive(TimeSpan interval, TimeSpan timeout, TimeProvider time, Action ping, Action lost)
    {
        _interval = interval;
        _timeout = timeout;
        _ping = ping;
        _lost = lost;
        _timer = time.CreateTimer(static state => ((KeepAlive)state!).OnTimer(), this, interval, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes a line break for the answer to a ping.</summary>
    /// <returns>False when no ping waits for its answer.</returns>
    public bool TryTakePong()
    {
        lock (_gate)
        {
            if (!_waits || _disposed)
            {
                return false;
            }

            _waits = false;
            _timer.Change(_interval, Timeout.InfiniteTimeSpan);
            return true;
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

    private void OnTimer()
    {
        bool lost;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            lost = _waits;
            _waits = true;
            if (!lost)
            {
                _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
            }
        }

        (lost ? _lost : _ping)();
    }
}
