namespace PluginIm.Messaging;

/// <summary>A session was opened, or what is known of it as a whole changed. The first one adds the session to the journal.</summary>
/// <param name="Header">All that is known of it.</param>
public sealed record HeaderChanged(JournaledHeader Header) : JournalEntry(Header.SessionId);
