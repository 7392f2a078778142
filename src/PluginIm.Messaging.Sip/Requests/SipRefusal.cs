namespace PluginIm.Messaging.Sip;

/// <summary>The answer to a request that is not taken.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Why">Why, for the log.</param>
/// <param name="Header">A header that the status asks for.</param>
/// <param name="Value">The value of that header.</param>
internal sealed record SipRefusal(int Status, string Why, string? Header = null, string? Value = null);
