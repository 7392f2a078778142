namespace PluginIm.Sip;

/// <summary>Where a request goes that no outbound proxy takes (RFC 3261 8.1.2; names by their addresses alone).</summary>
internal static class NextHop
{
    /// <exception cref="SipTransportException">The URI is no SIP URI, or wants a transport that is not known.</exception>
    public static SipPeer Of(SipRequest request) =>
        Of(request.Headers.Routes is [{ Uri: { IsLoose: true } route }, ..] ? route : request.RequestUri);

    public static SipPeer Of(SipUri uri)
    {
        if (!uri.IsSip || (uri.Parameters.Has("transport") && uri.Transport is null))
        {
            throw new SipTransportException($"There is no way to {uri}.");
        }

        var transport = uri.Scheme == "sips" ? SipTransport.Tls : uri.Transport ?? SipTransport.Udp;
        return new SipPeer(
            transport, (uri.Parameters["maddr"] ?? uri.Host).Trim('[', ']'), uri.Port ?? SipPeer.DefaultPort(transport));
    }
}
