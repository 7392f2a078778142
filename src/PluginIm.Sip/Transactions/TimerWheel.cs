namespace PluginIm.Sip;

/// <summary>
/// All transaction timers of an endpoint on one hashed wheel: starting and stopping one costs the same however many run. One system timer
/// serves them. It fires where a timer may be due and at no other time: most are stopped long before, and each of its calls wakes a thread.
/// </summary>
/// <remarks>A timer fires up to one tick late, never early.</remarks>
internal sealed class TimerWheel : IDisposable
{
    private const int Slots = 1024;
    private const long Never = long.MaxValue;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);


    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly WheelTimer?[] _slots = new WheelTimer?[Slots];
    private readonly ITimer _timer;
    private long _doneTick;
    private long _wakeTick = Never;
    private int _armed;
    private bool _disposed;

    public TimerWheel(TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _timer = time.CreateTimer(static wheel => ((TimerWheel)wheel!).OnTick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many timers run.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _armed;
            }
        }
    }

    /// <summary>The wheel's own clock.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_origin);

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _timer.Dispose();
    }

    /// <summary>Starts the timer, or starts it again with another time.</summary>
    public void Start(WheelTimer timer, TimeSpan due)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            Unlink_NeedsLock(timer);
            if (_armed == 0)
            {
                _doneTick = Elapsed.Ticks / Tick.Ticks;
            }

            timer.DueTick = Math.Max((Elapsed + due + Tick - TimeSpan.FromTicks(1)).Ticks / Tick.Ticks, _doneTick + 1);
            Link_NeedsLock(timer);
            if (timer.DueTick < _wakeTick)
            {
                WakeAt_NeedsLock(timer.DueTick);
            }
        }
    }

    /// <summary>The system timer stays as it is: the next one that is started is mostly due later, and needs none of its own then.</summary>
    public void Stop(WheelTimer timer)
    {
        lock (_gate)
        {
            Unlink_NeedsLock(timer);
        }
    }

    private void OnTick()
    {
        List<WheelTimer>? due = null;
        lock (_gate)
        {
            var current = Elapsed.Ticks / Tick.Ticks;

            // After a long sleep of the machine one turn of the wheel visits every slot there is.
            for (var tick = Math.Max(_doneTick + 1, current - Slots + 1); tick <= current; tick++)
            {
                TakeDue_NeedsLock((int)(tick % Slots), current, ref due);
            }

            if (current - _doneTick > 1)
            {
                due?.Sort(static (one, other) => one.DueTick.CompareTo(other.DueTick));
            }

            _doneTick = Math.Max(current, _doneTick);
            _wakeTick = Never;
            if (_armed > 0 && !_disposed)
            {
                WakeAt_NeedsLock(NextTick_NeedsLock());
            }
        }

        foreach (var timer in due ?? [])
        {
            timer.Fire();
        }
    }

    private void TakeDue_NeedsLock(int slot, long current, ref List<WheelTimer>? due)
    {
        for (var timer = _slots[slot]; timer is not null;)
        {
            var next = timer.Next;
            if (timer.DueTick <= current)
            {
                Unlink_NeedsLock(timer);
                (due ??= []).Add(timer);
            }

            timer = next;
        }
    }

    private void WakeAt_NeedsLock(long tick)
    {
        _wakeTick = tick;

        // System timers count in whole milliseconds: with what is left of one they would fire too early, and again at once.
        var left = Math.Ceiling(((tick * Tick) - Elapsed).TotalMilliseconds);
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(left, 1)), Timeout.InfiniteTimeSpan);
    }

    /// <summary>The next tick whose slot holds anything; whether that is due then or a turn later is found out there.</summary>
    private long NextTick_NeedsLock()
    {
        var tick = _doneTick + 1;
        while (_slots[tick % Slots] is null)
        {
            tick++;
        }

        return tick;
    }

    private void Link_NeedsLock(WheelTimer timer)
    {
        ref var head = ref _slots[timer.DueTick % Slots];
        timer.Next = head;
        timer.Previous = null;
        if (head is not null)
        {
            head.Previous = timer;
        }

        head = timer;
        timer.IsLinked = true;
        _armed++;
    }

    private void Unlink_NeedsLock(WheelTimer timer)
    {
        if (!timer.IsLinked)
        {
            return;
        }

        if (timer.Previous is { } previous)
        {
            previous.Next = timer.Next;
        }
        else
        {
            _slots[timer.DueTick % Slots] = timer.Next;
        }

        if (timer.Next is { } next)
        {
            next.Previous = timer.Previous;
        }

        (timer.Next, timer.Previous, timer.IsLinked) = (null, null, false);
        _armed--;
    }
}
