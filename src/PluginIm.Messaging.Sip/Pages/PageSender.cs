using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>Sends MESSAGE requests outside of any dialog (RFC 3428): without Contact, and short.</summary>
internal sealed class PageSender(string address)
{
    /// <summary>A request by UDP has to stay below that (RFC 3428 8, RFC 3261 18.1.1).</summary>
    private const int MaxDatagram = 1300;

    /// <summary>What credentials and the Via may add to the request.</summary>
    private const int Reserve = 480;

    /// <summary>No text is longer by any transport: nobody knows which one is used behind the switch, and some take no more than 1,024 bytes.</summary>
    private const int MaxTextBytes = 1000;

    private const int MinTextBytes = 100;

    private readonly SipAddress _to = new(SipUri.Parse(address));

    /// <summary>How many bytes of text one request may have.</summary>
    public int MaxPartBytes(SwitchConnection connection)
    {
        var bare = CreateRequest(connection, ImBodyTypes.PlainTextUtf8, ReadOnlyMemory<byte>.Empty);
        return connection.Registration.Flow?.Transport == SipTransport.Udp
            ? Math.Clamp(MaxDatagram - Reserve - bare.ToArray().Length, MinTextBytes, MaxTextBytes)
            : MaxTextBytes;
    }

    public SipRequest CreateRequest(SwitchConnection connection, string contentType, ReadOnlyMemory<byte> body)
    {
        var request = connection.Endpoint.CreateRequest(SipMethod.Message, _to.Uri, connection.Self, _to);
        request.SetBody(contentType, body);
        return request;
    }

    public static Task<SipResponse> SendAsync(SwitchConnection connection, SipRequest request, CancellationToken cancellationToken) =>
        connection.Endpoint.RequestAsync(request, digest: connection.Digest, cancellationToken: cancellationToken);
}
