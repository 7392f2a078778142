namespace SampleShell;

/// <summary>A stretch of a text, and whether it is what the agent typed.</summary>
internal sealed record TextPart(string Text, bool IsMatch);
