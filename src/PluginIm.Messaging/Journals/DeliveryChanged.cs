namespace PluginIm.Messaging;

/// <summary>The delivery of a message in a transcript moved on, or the message was sent again.</summary>
/// <param name="SessionId">Identity of the session.</param>
/// <param name="Ordinal">The message's place in the transcript.</param>
/// <param name="Delivery">How far it has come.</param>
/// <param name="Failure">Why it failed; null unless it did.</param>
/// <param name="WasSentAgain">Whether it was sent again, as a line of its own further down.</param>
public sealed record DeliveryChanged(string SessionId, long Ordinal, ImDelivery Delivery, ImDeliveryFailure? Failure, bool WasSentAgain)
    : JournalEntry(SessionId);
