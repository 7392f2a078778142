namespace PluginIm.Messaging;

/// <summary>One thing that happened in a session, as it is written to an <see cref="IImJournal"/>. The kinds are a closed set.</summary>
public abstract record JournalEntry
{
    private protected JournalEntry(string sessionId) => SessionId = sessionId;

    /// <summary>Identity of the session.</summary>
    public string SessionId { get; }
}
