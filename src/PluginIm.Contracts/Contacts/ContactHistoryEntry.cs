namespace PluginIm.Contracts;

/// <summary>An earlier interaction with a contact.</summary>
/// <param name="Id">The shell's key of the entry.</param>
/// <param name="Medium">The medium in which it was.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Subject">What it was about, in a line.</param>
/// <param name="AgentName">Who handled it; null when nobody did.</param>
public sealed record ContactHistoryEntry(string Id, Medium Medium, DateTimeOffset StartedAt, string Subject, string? AgentName);
