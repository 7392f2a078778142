using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>Puts the Via on top of an outgoing request, and changes its transport where it is large (RFC 3261 8.1.2, 18.1.1).</summary>
internal sealed class RequestPreparation(SipEndpointOptions options, TransportLayer transport, Avoidance avoidance, ILogger logger)
{
    /// <summary>Makes a request ready for a flow; one too large for a datagram goes to the same address by TCP, if that answers.</summary>
    public ValueTask<(SipFlow Flow, ReadOnlyMemory<byte> Bytes)> PrepareAsync(
        SipRequest request, SipFlow flow, CancellationToken cancellationToken)
    {
        var bytes = Prepare(request, flow);
        return flow.IsReliable || bytes.Length <= options.Transport.MaxDatagramRequestBytes
            ? new ValueTask<(SipFlow, ReadOnlyMemory<byte>)>((flow, bytes))
            : PrepareLargeAsync(request, flow, bytes, cancellationToken);
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

        flow.Via ??= new ViaTemplate(transport.ViaOf(flow, SipIdentifiers.NewBranch()));
        flow.Via.PutOn(request);
        return request.ToArray();
    }

    private async ValueTask<(SipFlow Flow, ReadOnlyMemory<byte> Bytes)> PrepareLargeAsync(
        SipRequest request, SipFlow flow, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var byTcp = new Candidate(SipTransport.Tcp, flow.RemoteEndPoint, flow.Peer.Host);
        if (avoidance.Until(byTcp) is not null)
        {
            return (flow, bytes);
        }

        try
        {
            flow = await transport.ConnectAsync(byTcp, cancellationToken).ConfigureAwait(false);
        }
        catch (SipTransportException fault)
        {
            // A peer that has no TCP gets it by UDP after all (18.1.1), and for a while without being asked again.
            avoidance.Failed(byTcp, null);
            logger.StaysWithUdp(request.Method.Name, flow.Peer, bytes.Length, fault.Message);
            return (flow, bytes);
        }

        request.Headers.RemoveFirstValue(SipHeaderNames.Via);
        return (flow, Prepare(request, flow));
    }
}
