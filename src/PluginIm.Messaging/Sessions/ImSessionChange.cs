namespace PluginIm.Messaging;

/// <summary>One change of a session. Changes arrive one after the other, in the order in which they happened.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="State">The state at the time of the change.</param>
/// <param name="Entry">The entry that was added or changed; null for a change of state.</param>
public sealed record ImSessionChange(ImSessionChangeKind Kind, ImSessionState State, TranscriptEntry? Entry = null);
