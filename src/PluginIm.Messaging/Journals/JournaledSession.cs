namespace PluginIm.Messaging;

/// <summary>A session as it comes back from a journal.</summary>
/// <param name="Header">What was written last of it as a whole.</param>
/// <param name="Draft">What was typed and not sent; null when there is nothing.</param>
/// <param name="Lines">The transcript, ordinals from 1 without gaps, each message with the delivery that was written last.</param>
public sealed record JournaledSession(JournaledHeader Header, string? Draft, IReadOnlyList<JournaledLine> Lines)
{
    /// <summary>The case about which the other party consults; null for none.</summary>
    public CarrierCase? Case { get; init; }
}
