using System.Collections.Concurrent;

namespace PluginIm.Sip;

/// <summary>The accepted INVITEs that wait for their ACK.</summary>
internal sealed class AckRegistry
{
    private readonly ConcurrentDictionary<(SipDialogId Dialog, uint Sequence), Action<SipRequest>> _waiting = new();

    public int Count => _waiting.Count;

    public void Add(SipDialogId dialog, uint sequence, Action<SipRequest> onAck) => _waiting[(dialog, sequence)] = onAck;

    public void Remove(SipDialogId dialog, uint sequence) => _waiting.TryRemove((dialog, sequence), out _);

    /// <summary>False where nobody waits for this ACK.</summary>
    public bool TryTake(SipRequest ack)
    {
        if (SipDialogId.Of(ack) is not { } dialog
            || ack.Headers.CSeq is not { } cseq
            || !_waiting.TryRemove((dialog, cseq.Number), out var onAck))
        {
            return false;
        }

        onAck(ack);
        return true;
    }
}
