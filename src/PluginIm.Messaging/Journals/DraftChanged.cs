namespace PluginIm.Messaging;

/// <summary>The text that the agent has typed and not sent changed.</summary>
/// <param name="SessionId">Identity of the session.</param>
/// <param name="Text">The text; null when there is none.</param>
public sealed record DraftChanged(string SessionId, string? Text) : JournalEntry(SessionId);
