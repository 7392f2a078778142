namespace PluginIm.Messaging.Journal;

/// <summary>
/// The entries that are not in the file yet, in order: those that wait, those that are being written and those that could not be. Its owner's
/// lock guards it. When it is full, a session is cut off: nothing of it is taken any more, so that what the file has of it stays a beginning.
/// </summary>
internal sealed class JournalQueue(int mostEntries, long mostCharacters)
{
    private readonly List<JournalEntry> _entries = [];
    private readonly HashSet<string> _cutOff = [];
    private long _characters;

    public int Count => _entries.Count;

    /// <summary>Takes an entry; false when its session is cut off by it.</summary>
    public bool TryAdd(JournalEntry entry)
    {
        if (entry is SessionRemoved)
        {
            _cutOff.Remove(entry.SessionId);
        }
        else if (_cutOff.Contains(entry.SessionId))
        {
            return true;
        }
        else if (EntrySize.IsTooLarge(entry) || _entries.Count >= mostEntries || _characters + EntrySize.Of(entry) > mostCharacters)
        {
            _cutOff.Add(entry.SessionId);
            return false;
        }

        _entries.Add(entry);
        _characters += EntrySize.Of(entry);
        return true;
    }

    /// <summary>What is there to write; it stays until <see cref="Remove"/>.</summary>
    public JournalEntry[] Snapshot() => [.. _entries];

    /// <summary>Takes away what was written.</summary>
    public void Remove(JournalEntry[] written)
    {
        _entries.RemoveRange(0, written.Length);
        foreach (var entry in written)
        {
            _characters -= EntrySize.Of(entry);
        }
    }

    public void Clear()
    {
        _entries.Clear();
        _cutOff.Clear();
        _characters = 0;
    }
}
