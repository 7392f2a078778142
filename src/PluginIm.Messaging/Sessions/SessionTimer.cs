namespace PluginIm.Messaging;

/// <summary>A time that a session has for something; may be started again, and runs out at most once for each start.</summary>
internal sealed class SessionTimer(TimeProvider time, Action elapsed)
{
    private readonly Lock _gate = new();
    private ITimer? _timer;

    /// <summary>Starts the time, or starts it over.</summary>
    public void Start(TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
            var timer = new Run(this);
            _timer = timer.Timer = time.CreateTimer(static state => ((Run)state!).OnElapsed(), timer, dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    /// <summary>One start: a timer that runs out while it is stopped or started over does nothing.</summary>
    private sealed class Run(SessionTimer owner)
    {
        public ITimer? Timer { get; set; }

        public void OnElapsed()
        {
            lock (owner._gate)
            {
                if (owner._timer is null || owner._timer != Timer)
                {
                    return;
                }

                owner._timer.Dispose();
                owner._timer = null;
            }

            owner.Elapsed();
        }
    }

    private void Elapsed() => elapsed();
}
