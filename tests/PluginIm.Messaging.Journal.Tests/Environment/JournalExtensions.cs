namespace PluginIm.Messaging.Journal.Tests.Environment;

internal static class JournalExtensions
{
    /// <summary>Writes all at once and waits for all.</summary>
    public static async Task WriteAllAsync(this IImJournal journal, params IEnumerable<JournalEntry> entries)
    {
        foreach (var written in entries.Select(journal.WriteAsync).ToArray())
        {
            await written;
        }
    }

    public static async Task<IReadOnlyList<JournaledSession>> LoadAsync(this IImJournal journal) =>
        await journal.LoadAsync(CancellationToken.None);

    /// <summary>A session as text: two that are equal read the same, and a difference is seen.</summary>
    public static string Tell(this IEnumerable<JournaledSession> sessions) =>
        string.Join('\n', sessions.Select(session => $"{session.Header} draft={session.Draft} case={CaseOf(session)}\n  {string.Join("\n  ", session.Lines)}"));

    private static string CaseOf(JournaledSession session) =>
        session.Case is { } moment ? $"{moment.Revision} {moment.Information.Contact} {moment.Information.Subject} {string.Join(", ", moment.Information.Fields)}" : "none";
}
