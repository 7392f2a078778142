namespace PluginIm.Sip;

/// <summary>One thing that a stream brought.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">The message, for that kind.</param>
/// <param name="Error">What is wrong, for the kinds that are errors.</param>
public readonly record struct SipStreamItem(SipStreamItemKind Kind, SipMessage? Message = null, SipParseException? Error = null);
