namespace PluginIm.Sip;

/// <summary>What a response and its client transaction have in common (RFC 3261 17.1.3).</summary>
internal readonly record struct ClientTransactionKey(string Branch, SipMethod Method);
