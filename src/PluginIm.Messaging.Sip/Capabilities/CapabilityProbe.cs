using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Asks a peer by OPTIONS what it can (RFC 3261 11), and reads the answer.</summary>
internal static class CapabilityProbe
{
    // No ordinary client names all of these; a plugin peer does, whatever else it reads. One that reads cases names their type, which is its own.
    private static readonly string[] OfPlugin = [CpimMessage.MediaTypeName, IsComposing.MediaTypeName, Imdn.MediaTypeName, ImBodyTypes.Multipart];

    public static async Task<PeerKind> AskAsync(SwitchConnection connection, string address)
    {
        var to = new SipAddress(SipUri.Parse(address));
        var options = connection.Endpoint.CreateRequest(SipMethod.Options, to.Uri, connection.Self, to);
        options.Headers.Set(SipHeaderNames.Accept, ImBodyTypes.Accept);
        try
        {
            return KindOf(await connection.Endpoint.RequestAsync(options, digest: connection.Digest).ConfigureAwait(false));
        }
        catch (Exception fault) when (fault is SipTransportException or ObjectDisposedException or OperationCanceledException)
        {
            // Signed out in the middle of it: there is no answer any more.
            return PeerKind.Unclear;
        }
    }

    /// <summary>What the answer to OPTIONS says.</summary>
    public static PeerKind KindOf(SipResponse response) =>
        response is not { StatusCode: 200, IsLocal: false } ? PeerKind.Unclear
            : Accepts(response, CaseJson.MediaTypeName) || Array.TrueForAll(OfPlugin, type => Accepts(response, type)) ? PeerKind.Plugin
            : PeerKind.Ordinary;

    private static bool Accepts(SipResponse response, string type) =>
        response.Headers.GetValues(SipHeaderNames.Accept).Any(accepted => MediaType.Is(accepted, type));
}
