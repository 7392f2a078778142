namespace PluginIm.Messaging.Sip;

/// <summary>
/// Calls an observer in the order in which things happened, one call at a time, and outside of the lock under which they did: add under that
/// lock, run after it.
/// </summary>
internal sealed class OrderedCalls
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _pending = new();
    private bool _isRunning;

    public void Add(Action call)
    {
        lock (_gate)
        {
            _pending.Enqueue(call);
        }
    }

    public void Run()
    {
        lock (_gate)
        {
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        while (Take() is { } call)
        {
            call();
        }
    }

    private Action? Take()
    {
        lock (_gate)
        {
            _isRunning = _pending.TryDequeue(out var call);
            return call;
        }
    }
}
