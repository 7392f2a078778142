namespace PluginIm.Messaging;

/// <summary>A message as a journal keeps it.</summary>
public sealed record JournaledMessage : JournaledLine
{
    /// <summary>Who wrote it.</summary>
    public required ImParty Party { get; init; }

    /// <summary>Identity of the message on both desktops.</summary>
    public required string MessageId { get; init; }

    /// <summary>The text. What is no valid UTF-16 comes back as U+FFFD, as it goes over the wire.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the agent of this desktop wrote it.</summary>
    public required bool IsMine { get; init; }

    /// <summary>How far it has come.</summary>
    public required ImDelivery Delivery { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public ImDeliveryFailure? Failure { get; init; }

    /// <summary>Whether it was sent again, as a line of its own further down.</summary>
    public bool WasSentAgain { get; init; }
}
