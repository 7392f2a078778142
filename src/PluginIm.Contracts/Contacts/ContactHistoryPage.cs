namespace PluginIm.Contracts;

/// <summary>A page of the contact history, newest first.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Next">Where the next page begins; null when this is the last one.</param>
public sealed record ContactHistoryPage(IReadOnlyList<ContactHistoryEntry> Entries, string? Next);
