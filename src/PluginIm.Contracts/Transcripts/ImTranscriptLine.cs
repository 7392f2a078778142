namespace PluginIm.Contracts;

/// <summary>A line of a transcript.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Author">Who wrote the message; null for a line that tells an event.</param>
/// <param name="Text">What it says, as plain text.</param>
public sealed record ImTranscriptLine(DateTimeOffset Time, string? Author, string Text);
