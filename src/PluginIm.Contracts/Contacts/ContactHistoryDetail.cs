namespace PluginIm.Contracts;

/// <summary>An entry of the contact history as a whole.</summary>
/// <param name="Entry">What the list shows.</param>
/// <param name="Text">The e-mail, the chat or the agent's notes, as plain text.</param>
/// <param name="Fields">The case as it was.</param>
public sealed record ContactHistoryDetail(ContactHistoryEntry Entry, string Text, IReadOnlyList<CaseField> Fields);
