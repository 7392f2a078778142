using System.Collections.ObjectModel;

namespace PluginIm.Messaging;

/// <summary>
/// The append-only list behind <see cref="ImSession.Transcript"/>; its owner's lock guards it.
/// A snapshot costs nothing however long the transcript is: entries are never overwritten, so it shares the array.
/// </summary>
internal sealed class Transcript
{
    private TranscriptEntry[] _entries = [];
    private int _count;
    private ReadOnlyCollection<TranscriptEntry> _snapshot = ReadOnlyCollection<TranscriptEntry>.Empty;

    public IReadOnlyList<TranscriptEntry> Snapshot
    {
        get
        {
            if (_snapshot.Count != _count)
            {
                _snapshot = new ReadOnlyCollection<TranscriptEntry>(new ArraySegment<TranscriptEntry>(_entries, 0, _count));
            }

            return _snapshot;
        }
    }

    /// <summary>Appends a message: one that waits is the agent's own.</summary>
    public TranscriptMessage AppendMessage(DateTimeOffset time, ImParty party, string messageId, string text, DeliveryStatus status) =>
        Append(new TranscriptMessage(_count + 1, time, party, messageId, text, status.Delivery == ImDelivery.Queued, status));

    public TranscriptSystemLine AppendSystemLine(DateTimeOffset time, ImParty? party, ImSystemEvent systemEvent, ImEndReason? reason) =>
        Append(new TranscriptSystemLine(_count + 1, time, party, systemEvent, reason));

    /// <summary>Takes over a line that comes back from a journal; its ordinal is the next one.</summary>
    public void Restore(TranscriptEntry entry) => Append(entry);

    private T Append<T>(T entry)
        where T : TranscriptEntry
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(8, _count * 2));
        }

        _entries[_count++] = entry;
        return entry;
    }
}
