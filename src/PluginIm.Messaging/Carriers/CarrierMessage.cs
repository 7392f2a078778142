namespace PluginIm.Messaging;

/// <summary>A message as a carrier takes and gives it.</summary>
/// <param name="Id">Identity of the message, kept from desktop to desktop.</param>
/// <param name="Text">The text, lines parted by a line feed.</param>
/// <param name="SentAt">When its author sent it, by the author's clock.</param>
public sealed record CarrierMessage(string Id, string Text, DateTimeOffset SentAt)
{
    /// <summary>Who wrote it, where it was somebody else than the side that hands it over: it passes on what others write.</summary>
    public ImParty? Author { get; init; }
}
