namespace PluginIm.Messaging;

/// <summary>
/// The delivery of one outgoing message. It moves forward only: a message that is sent again is another line of the transcript,
/// and one whose way was lost under it stays on its way until it went again.
/// <code>
///            Send             Accept               Confirm             Read
///   Queued ────────▶ Sending ────────▶ Accepted ───────────▶ Delivered ────▶ Read
///      │                │ └──────────────────────────────────▶   ▲            ▲
///      │ Fail           │ Fail     │ Fail   Confirm                           │
///      └───────┬────────┴──────────┘                                          │
///              ▼                            Read, from Sending and Accepted ──┘
///            Failed
/// </code>
/// </summary>
internal static class DeliveryMachine
{
    /// <summary>The next state, or null when the input does not move a message in this state.</summary>
    public static ImDelivery? Next(ImDelivery state, DeliveryInput input) => (state, input) switch
    {
        (ImDelivery.Queued, DeliveryInput.Send) => ImDelivery.Sending,
        (ImDelivery.Queued, DeliveryInput.Fail) => ImDelivery.Failed,
        // Handed over before the desktop was started again, and known to have arrived.
        (ImDelivery.Queued, DeliveryInput.Confirm) => ImDelivery.Delivered,
        (ImDelivery.Queued, DeliveryInput.Accept or DeliveryInput.Read) => null,

        (ImDelivery.Sending, DeliveryInput.Accept) => ImDelivery.Accepted,
        (ImDelivery.Sending, DeliveryInput.Confirm) => ImDelivery.Delivered,
        // What was read has overtaken its own confirmation.
        (ImDelivery.Sending, DeliveryInput.Read) => ImDelivery.Read,
        (ImDelivery.Sending, DeliveryInput.Fail) => ImDelivery.Failed,
        // Goes again after its way was lost.
        (ImDelivery.Sending, DeliveryInput.Send) => null,

        (ImDelivery.Accepted, DeliveryInput.Confirm) => ImDelivery.Delivered,
        (ImDelivery.Accepted, DeliveryInput.Read) => ImDelivery.Read,
        (ImDelivery.Accepted, DeliveryInput.Fail) => ImDelivery.Failed,
        (ImDelivery.Accepted, DeliveryInput.Send or DeliveryInput.Accept) => null,

        (ImDelivery.Delivered, DeliveryInput.Read) => ImDelivery.Read,
        (ImDelivery.Delivered, _) => null,

        (ImDelivery.Read or ImDelivery.Failed, _) => null,

        _ => throw new ArgumentOutOfRangeException(nameof(input), (state, input), "No such state or input."),
    };
}
