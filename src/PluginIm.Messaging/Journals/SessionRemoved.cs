namespace PluginIm.Messaging;

/// <summary>The agent is done with a session: all that the journal has of it goes.</summary>
/// <param name="SessionId">Identity of the session.</param>
public sealed record SessionRemoved(string SessionId) : JournalEntry(SessionId);
