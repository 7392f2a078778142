using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging;

/// <summary>
/// Raises events one after the other, in the order in which they were posted, on a thread-pool thread and outside every lock.
/// </summary>
internal sealed class OrderedEvents(ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _pending = new();
    private bool _isDraining;

    public void Post(Action raise)
    {
        lock (_gate)
        {
            _pending.Enqueue(raise);
            if (_isDraining)
            {
                return;
            }

            _isDraining = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static events => events.Drain(), this, preferLocal: false);
    }

    private void Drain()
    {
        while (TryTake() is { } raise)
        {
            try
            {
                raise();
            }
            catch (Exception exception)
            {
                // The boundary to handlers of the host: what one of them throws must not keep the next event from the others.
                MessagingLog.HandlerFailed(logger, exception);
            }
        }
    }

    private Action? TryTake()
    {
        lock (_gate)
        {
            if (_pending.TryDequeue(out var raise))
            {
                return raise;
            }

            _isDraining = false;
            return null;
        }
    }
}
