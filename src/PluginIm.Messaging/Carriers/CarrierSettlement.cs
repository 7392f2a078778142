namespace PluginIm.Messaging;

/// <summary>What the other party has at the end of a session, by which the last message under way is settled.</summary>
/// <param name="LastReceivedId">The last message that it received; null when it received none.</param>
public sealed record CarrierSettlement(string? LastReceivedId);
