namespace PluginIm.Messaging;

/// <summary>Why a message could not be delivered, as data.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Status">The carrier's status code, where one was given.</param>
/// <param name="Phrase">What came with the status, as the network worded it.</param>
public sealed record ImDeliveryFailure(ImDeliveryFailureKind Kind, int? Status = null, string? Phrase = null)
{
    /// <summary>Gives the reason for a log, as <c>Rejected, 603 Decline</c>.</summary>
    public override string ToString() => Status is { } status ? $"{Kind}, {status} {Phrase}".TrimEnd() : Kind.ToString();
}
