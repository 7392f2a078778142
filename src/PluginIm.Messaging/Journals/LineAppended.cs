namespace PluginIm.Messaging;

/// <summary>A line was appended to a transcript. A line that is written again replaces the one with its ordinal.</summary>
/// <param name="SessionId">Identity of the session.</param>
/// <param name="Line">The message or system line.</param>
public sealed record LineAppended(string SessionId, JournaledLine Line) : JournalEntry(SessionId);
