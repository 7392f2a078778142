using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>Chooses the flow of an outgoing request and puts the Via on top (RFC 3261 8.1.2, 18.1.1).</summary>
internal sealed class RequestPreparation(SipEndpointOptions options, TransportLayer transport, ILogger logger)
{
    /// <exception cref="SipTransportException">No flow can be had.</exception>
    public async ValueTask<(SipFlow Flow, ReadOnlyMemory<byte> Bytes)> PrepareAsync(
        SipRequest request, SipPeer? to, CancellationToken cancellationToken)
    {
        var peer = to ?? options.OutboundProxy ?? NextHop.Of(request);
        var flow = await transport.ConnectAsync(peer, cancellationToken).ConfigureAwait(false);
        var bytes = Prepare(request, flow);
        if (flow.IsReliable || bytes.Length <= options.Transport.MaxDatagramRequestBytes)
        {
            return (flow, bytes);
        }

        try
        {
            flow = await transport.ConnectAsync(peer with { Transport = SipTransport.Tcp }, cancellationToken).ConfigureAwait(false);
        }
        catch (SipTransportException fault)
        {
            // A peer that has no TCP gets it by UDP after all (18.1.1).
            logger.StaysWithUdp(request.Method.Name, peer, bytes.Length, fault.Message);
            return (flow, bytes);
        }

        request.Headers.RemoveFirstValue(SipHeaderNames.Via);
        return (flow, Prepare(request, flow));
    }

    /// <summary>Puts on top the Via of a request that no flow takes: whoever removes the top Via of responses finds the same there.</summary>
    public static void MarkUnsent(SipRequest request)
    {
        var via = new SipVia(SipTransport.Tcp, "0.0.0.0", null, SipParameters.Empty.With("branch", SipIdentifiers.NewBranch()));
        request.Headers.Prepend(SipHeaderNames.Via, via.ToString());
    }

    public ReadOnlyMemory<byte> Prepare(SipRequest request, SipFlow flow)
    {
        if (!request.Headers.Contains(SipHeaderNames.MaxForwards))
        {
            request.Headers.MaxForwards = 70;
        }

        request.Headers.Prepend(SipHeaderNames.Via, transport.ViaOf(flow, SipIdentifiers.NewBranch()).ToString());
        return request.ToArray();
    }
}
