namespace PluginIm.Messaging;

/// <summary>What became of something handed to a carrier: success, or the reason of the failure.</summary>
/// <param name="Failure">Why it failed; null for success.</param>
public sealed record CarrierResult(ImDeliveryFailure? Failure)
{
    /// <summary>It got there.</summary>
    public static CarrierResult Success { get; } = new((ImDeliveryFailure?)null);

    /// <summary>Whether it got there.</summary>
    public bool IsSuccess => Failure is null;

    /// <summary>Describes a failure.</summary>
    /// <param name="kind">The reason.</param>
    /// <param name="status">The carrier's status code.</param>
    /// <param name="phrase">What came with the status.</param>
    /// <returns>The failed result.</returns>
    public static CarrierResult Failed(ImDeliveryFailureKind kind, int? status = null, string? phrase = null) =>
        new(new ImDeliveryFailure(kind, status, phrase));
}
