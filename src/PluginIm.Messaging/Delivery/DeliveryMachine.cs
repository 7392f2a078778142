namespace PluginIm.Messaging;

/// <summary>
/// The delivery of one outgoing message. It moves forward only: a message that is sent again is another line of the transcript.
/// <code>
///            Send             Confirm
///   Queued ────────▶ Sending ─────────▶ Delivered
///      │                │
///      │ Fail           │ Fail
///      └───────┬────────┘
///              ▼
///            Failed
/// </code>
/// </summary>
internal static class DeliveryMachine
{
    /// <summary>The next state, or null when the input does not move a message in this state.</summary>
    public static ImDelivery? Next(ImDelivery state, DeliveryInput input) => (state, input) switch
    {
        (ImDelivery.Queued, DeliveryInput.Send) => ImDelivery.Sending,
        (ImDelivery.Queued, DeliveryInput.Confirm) => null,
        (ImDelivery.Queued, DeliveryInput.Fail) => ImDelivery.Failed,

        (ImDelivery.Sending, DeliveryInput.Send) => null,
        (ImDelivery.Sending, DeliveryInput.Confirm) => ImDelivery.Delivered,
        (ImDelivery.Sending, DeliveryInput.Fail) => ImDelivery.Failed,

        (ImDelivery.Delivered, _) => null,
        (ImDelivery.Failed, _) => null,

        _ => throw new ArgumentOutOfRangeException(nameof(input), (state, input), "No such state or input."),
    };
}
