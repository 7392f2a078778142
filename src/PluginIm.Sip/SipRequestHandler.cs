namespace PluginIm.Sip;

/// <summary>
/// Takes a request. Called in the order of arrival, from the receive loop of its connection: it must not block; what
/// takes time is awaited. A fault in it is logged and answered 500.
/// </summary>
/// <param name="transaction">The request with the transaction to answer it by.</param>
/// <param name="cancellationToken">Cancelled when the endpoint stops; CANCEL of an INVITE is <see cref="SipServerTransaction.Cancelled"/>.</param>
public delegate Task SipRequestHandler(SipServerTransaction transaction, CancellationToken cancellationToken);
