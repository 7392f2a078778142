using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging;

/// <summary>
/// Raises events one after the other, in the order in which they were posted, and outside every lock: on a thread-pool thread or, where a thread says
/// when it holds none any more, on that one, so that what a carrier brings, or the agent sends, need not wait for another thread to wake.
/// </summary>
internal sealed class OrderedEvents(ILogger logger)
{
    /// <summary>So many are raised on a thread that has other work to do, before the pool takes over.</summary>
    private const int MostInPassing = 16;

    // Whose events this thread raises later on, after how many releases, and whether there are any.
    [ThreadStatic]
    private static OrderedEvents? _held;

    [ThreadStatic]
    private static int _holds;

    [ThreadStatic]
    private static bool _owes;

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

        if (_held == this)
        {
            _owes = true;
        }
        else
        {
            Schedule();
        }
    }

    /// <summary>
    /// From here on this thread raises by itself what it posts, once it has called <see cref="Release"/> as often as this. What it posts to another
    /// one of these meanwhile the pool raises.
    /// </summary>
    public void Hold()
    {
        _held ??= this;
        _holds += _held == this ? 1 : 0;
    }

    /// <summary>This thread holds no lock: raises what it has posted.</summary>
    public void Release()
    {
        if (_held != this || --_holds > 0)
        {
            return;
        }

        var owes = _owes;
        (_held, _owes) = (null, false);
        if (owes)
        {
            Drain(MostInPassing);
        }
    }

    private void Schedule() =>
        ThreadPool.UnsafeQueueUserWorkItem(static events => events.Drain(int.MaxValue), this, preferLocal: false);

    private void Drain(int most)
    {
        for (var raised = 0; raised < most; raised++)
        {
            if (TryTake() is not { } raise)
            {
                return;
            }

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

        Schedule();
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
