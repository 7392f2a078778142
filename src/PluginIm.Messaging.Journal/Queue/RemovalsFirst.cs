namespace PluginIm.Messaging.Journal;

/// <summary>
/// Puts removals before all else, and leaves out what they would take away again: a full disk has place for what was written before a
/// removal only after it.
/// </summary>
internal static class RemovalsFirst
{
    public static IReadOnlyList<JournalEntry> Order(IReadOnlyList<JournalEntry> entries)
    {
        var removedAt = new Dictionary<string, int>();
        for (var index = 0; index < entries.Count; index++)
        {
            if (entries[index] is SessionRemoved)
            {
                removedAt[entries[index].SessionId] = index;
            }
        }

        return removedAt.Count == 0
            ? entries
            : [.. removedAt.Values.Select(index => entries[index]), .. entries.Where((entry, index) => index > removedAt.GetValueOrDefault(entry.SessionId, -1))];
    }
}
