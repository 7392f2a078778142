namespace PluginIm.Messaging;

/// <summary>Why a session is over, as data.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Status">The carrier's status code, where one was given; on SIP that of the final response.</param>
/// <param name="Phrase">What came with the status, as the network worded it.</param>
public sealed record ImEndReason(ImEndReasonKind Kind, int? Status = null, string? Phrase = null)
{
    /// <summary>Gives the reason for a log, as <c>Rejected, 603 Decline</c>.</summary>
    public override string ToString() => Status is { } status ? $"{Kind}, {status} {Phrase}".TrimEnd() : Kind.ToString();
}
