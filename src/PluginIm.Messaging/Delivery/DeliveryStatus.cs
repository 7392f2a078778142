namespace PluginIm.Messaging;

/// <summary>Delivery and its reason as one value, so that a reader on another thread sees both or neither.</summary>
internal sealed record DeliveryStatus(ImDelivery Delivery, ImDeliveryFailure? Failure = null)
{
    public static DeliveryStatus Queued { get; } = new(ImDelivery.Queued);

    public static DeliveryStatus Accepted { get; } = new(ImDelivery.Accepted);

    public static DeliveryStatus Delivered { get; } = new(ImDelivery.Delivered);
}
