namespace PluginIm.Sip;

/// <summary>Takes a response that belongs to no transaction; a proxy hands it on without state (RFC 3261 16.7).</summary>
/// <param name="response">The response, with the own Via still on top.</param>
/// <param name="flow">The flow that it came by.</param>
/// <param name="cancellationToken">Cancelled when the endpoint stops.</param>
public delegate Task SipStrayResponseHandler(SipResponse response, SipFlow flow, CancellationToken cancellationToken);
