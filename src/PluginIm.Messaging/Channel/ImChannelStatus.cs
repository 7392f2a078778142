namespace PluginIm.Messaging;

/// <summary>Where the instant-messaging channel stands, with what is known about it.</summary>
/// <param name="State">The state.</param>
/// <param name="Detail">What went wrong, as the network worded it; null when nothing did.</param>
/// <param name="NextTry">When an unreachable switch is tried again; null when nothing is planned.</param>
public sealed record ImChannelStatus(ImChannelState State, string? Detail = null, DateTimeOffset? NextTry = null)
{
    /// <summary>Whether the switch refused because the shell gave no password to sign in with.</summary>
    public bool IsPasswordMissing { get; init; }
}
