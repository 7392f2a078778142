namespace PluginIm.Sip;

/// <summary>What a request is to reach that no outbound proxy takes (RFC 3261 8.1.2).</summary>
internal static class NextHop
{
    /// <exception cref="SipTransportException">The URI is no SIP URI, or wants a transport that is not known.</exception>
    public static LocationTarget Of(SipRequest request) =>
        LocationTarget.Of(request.Headers.Routes is [{ Uri: { IsLoose: true } route }, ..] ? route : request.RequestUri);
}
