namespace PluginIm.Messaging;

/// <summary>The time that an invitation has to be answered; runs once, and not at all after it was stopped.</summary>
internal sealed class AnswerTimer(TimeProvider time, Action elapsed)
{
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private bool _isStopped;

    public void Start(TimeSpan dueTime)
    {
        lock (_gate)
        {
            if (!_isStopped)
            {
                _timer = time.CreateTimer(static state => ((AnswerTimer)state!).OnElapsed(), this, dueTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void OnElapsed()
    {
        lock (_gate)
        {
            if (_isStopped)
            {
                return;
            }
        }

        elapsed();
    }
}
