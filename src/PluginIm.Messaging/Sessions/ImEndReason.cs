namespace PluginIm.Messaging;

/// <summary>Why a session is over, as data.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Status">The carrier's status code, where one was given; on SIP that of the final response.</param>
/// <param name="Phrase">What came with the status, as the network worded it.</param>
public sealed record ImEndReason(ImEndReasonKind Kind, int? Status = null, string? Phrase = null);
