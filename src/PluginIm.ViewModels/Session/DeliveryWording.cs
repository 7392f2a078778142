using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Words how far a message of the agent has come.</summary>
internal static class DeliveryWording
{
    /// <param name="message">The message.</param>
    /// <param name="isConference">Whether it goes to more than one.</param>
    /// <param name="hasWay">Whether there is a way to the other side: without one nobody knows of what is under way whether it arrived.</param>
    public static string Of(TranscriptMessage message, bool isConference, bool hasWay) => message.Delivery switch
    {
        ImDelivery.Queued => Words.DeliveryQueued,
        ImDelivery.Sending when !hasWay => Words.DeliveryNotConfirmedYet,
        ImDelivery.Sending => Words.DeliverySending,
        ImDelivery.Accepted when isConference => Words.DeliveryOnItsWay,
        ImDelivery.Accepted => Words.DeliveryAccepted,
        ImDelivery.Delivered => Words.DeliveryDelivered,
        ImDelivery.Read => Words.DeliveryRead,
        _ => message.WasSentAgain ? Words.DeliverySentAgain : Failed(message.Failure),
    };

    private static string Failed(ImDeliveryFailure? failure) => failure?.Kind switch
    {
        ImDeliveryFailureKind.SessionEnded => Words.DeliveryFailedSessionEnded,
        ImDeliveryFailureKind.NoConfirmation => Words.DeliveryFailedNoConfirmation,
        ImDeliveryFailureKind.PartyLeft => Words.DeliveryFailedPartyLeft,
        ImDeliveryFailureKind.PartyRefused => Words.DeliveryFailedPartyRefused,
        ImDeliveryFailureKind.ConnectionLost => Words.DeliveryFailedConnectionLost,
        _ => Wording.StatusAndPhrase(failure?.Status, failure?.Phrase) is { } detail
            ? Wording.Fill(Words.DeliveryFailedRefusedWith, detail)
            : Words.DeliveryFailedRefused,
    };
}
