namespace PluginIm.Sip;

/// <summary>
/// What the handlers of a receive loop send while more has been received already: one write carries it all, where each message for itself
/// would cost a call into the system.
/// </summary>
internal sealed class SendBatch
{
    [ThreadStatic]
    private static SendBatch? _current;

    private readonly Lock _gate = new();
    private readonly List<StreamFlow> _waiting = [];

    /// <summary>Whether this thread writes later on; it sees to it that the flow's queue is written then.</summary>
    public static bool TryDefer(StreamFlow flow)
    {
        if (_current is not { } batch)
        {
            return false;
        }

        lock (batch._gate)
        {
            if (!batch._waiting.Contains(flow))
            {
                batch._waiting.Add(flow);
            }
        }

        return true;
    }

    /// <summary>From here on this thread writes later, or no longer does.</summary>
    public void SetOpen(bool isOpen) => _current = isOpen ? this : null;

    /// <summary>Writes all. From any thread: whose handler blocks, against its contract, is not to hold up what others are sent.</summary>
    public void Flush()
    {
        StreamFlow[] flows;
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                return;
            }

            flows = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var flow in flows)
        {
            flow.Flush();
        }
    }
}
