namespace PluginIm.Messaging.Sip;

/// <summary>Whether the switch knows this side at the moment, to be waited for.</summary>
internal sealed class Readiness
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _ready = NewSignal();
    private TaskCompletionSource _next = NewSignal();

    public bool IsReady
    {
        get
        {
            lock (_gate)
            {
                return _ready.Task.IsCompleted;
            }
        }
    }

    /// <summary>Ends at once while it is ready, else when it is.</summary>
    public Task Ready
    {
        get
        {
            lock (_gate)
            {
                return _ready.Task;
            }
        }
    }

    /// <summary>Ends when it gets ready the next time.</summary>
    public Task Next
    {
        get
        {
            lock (_gate)
            {
                return _next.Task;
            }
        }
    }

    public void Set(bool isReady)
    {
        lock (_gate)
        {
            if (!isReady)
            {
                _ready = _ready.Task.IsCompleted ? NewSignal() : _ready;
                return;
            }

            if (_ready.TrySetResult())
            {
                _next.TrySetResult();
                _next = NewSignal();
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
