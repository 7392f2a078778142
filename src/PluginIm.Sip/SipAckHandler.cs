namespace PluginIm.Sip;

/// <summary>Takes an ACK that belongs to no transaction: the ACK of a 2xx, which is a dialog's or the next hop's.</summary>
/// <param name="ack">The ACK. It is never answered.</param>
/// <param name="flow">The flow that it came by.</param>
/// <param name="cancellationToken">Cancelled when the endpoint stops.</param>
public delegate Task SipAckHandler(SipRequest ack, SipFlow flow, CancellationToken cancellationToken);
