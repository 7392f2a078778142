namespace PluginIm.Sip;

/// <summary>
/// Watches over a loop that runs the handlers of what it receives by itself, so that no message waits for another thread to wake. A
/// handler that blocks, against its contract, holds up the others for two intervals at most: then another loop goes on in its place.
/// </summary>
internal sealed class ReceiveWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly Action<int> _startAnother;
    private readonly ITimer _timer;
    private int _inCharge;
    private long _entered;
    private long _enteredAtTick;
    private bool _isInHandler;
    private bool _ticks;
    private bool _disposed;

    /// <param name="time">The clock.</param>
    /// <param name="startAnother">Starts the loop of that number; the first one, number 0, is its owner's to start.</param>
    public ReceiveWatch(TimeProvider time, Action<int> startAnother)
    {
        _startAnother = startAnother;
        _timer = time.CreateTimer(static watch => ((ReceiveWatch)watch!).OnTick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The loop in charge goes into a handler.</summary>
    public void Enter()
    {
        lock (_gate)
        {
            _isInHandler = true;
            _entered++;
            if (!_ticks && !_disposed)
            {
                // While nothing comes no timer runs.
                _ticks = true;
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>A loop comes back from a handler; false where another one has taken its place, and it has to end.</summary>
    public bool TryLeave(int loop)
    {
        lock (_gate)
        {
            if (loop != _inCharge)
            {
                return false;
            }

            _isInHandler = false;
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

    private void OnTick()
    {
        int? another = null;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            if (_entered != _enteredAtTick)
            {
                _enteredAtTick = _entered;
            }
            else if (_isInHandler)
            {
                _isInHandler = false;
                another = ++_inCharge;
            }
            else
            {
                _ticks = false;
                return;
            }

            _timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }

        if (another is { } number)
        {
            _startAnother(number);
        }
    }
}
