namespace PluginIm.Messaging;

/// <summary>What became of something handed to a carrier.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Failure">Why it did not get there, or why nobody knows; null where it did.</param>
public sealed record CarrierResult(CarrierResultKind Kind, ImDeliveryFailure? Failure = null)
{
    /// <summary>It is at the other party.</summary>
    public static CarrierResult Success { get; } = new(CarrierResultKind.Delivered);

    /// <summary>A switch has it and delivers it later; whether it gets there is told by a notification, if at all.</summary>
    public static CarrierResult Accepted { get; } = new(CarrierResultKind.Accepted);

    /// <summary>Whether it is at the other party.</summary>
    public bool IsSuccess => Kind == CarrierResultKind.Delivered;

    /// <summary>Describes something that surely did not get there.</summary>
    /// <param name="kind">The reason.</param>
    /// <param name="status">The carrier's status code.</param>
    /// <param name="phrase">What came with the status.</param>
    /// <returns>The failed result.</returns>
    public static CarrierResult Failed(ImDeliveryFailureKind kind, int? status = null, string? phrase = null) =>
        new(CarrierResultKind.Failed, new ImDeliveryFailure(kind, status, phrase));

    /// <summary>Describes something of which nobody knows whether it got there, because the way was lost under it.</summary>
    /// <param name="status">The carrier's status code.</param>
    /// <param name="phrase">What came with the status.</param>
    /// <returns>The result; whoever gets it hands the same over again once the dialog is restored.</returns>
    public static CarrierResult Interrupted(int? status = null, string? phrase = null) =>
        new(CarrierResultKind.Interrupted, new ImDeliveryFailure(ImDeliveryFailureKind.ConnectionLost, status, phrase));
}
