using CsCheck;

namespace PluginIm.Sip.Tests.Messages;

/// <summary>Messages of any content in any spelling, for properties that hold for all of them.</summary>
internal static class GeneratedMessages
{
    private const string TokenCharacters = "abcXYZ019-.!%*_+`'~";

    private static readonly Gen<string> Token = Gen.String[Gen.Char[TokenCharacters], 1, 12];

    private static readonly Gen<string> UriValue = Gen.OneOf(Token, Gen.OneOfConst<string>(null!, "[::1]", "%22"));

    private static readonly Gen<string> Value = Gen.OneOf(Token, Gen.OneOfConst<string>(null!, "\"a;b=\\\"<c>\""));

    private static readonly Gen<string> Host = Gen.OneOfConst("im.test", "a", "192.0.2.7", "[2001:db8::9:1]", "[::ffff:192.0.2.10]", "x-1.y.example");

    // Quotes and backslashes, characters beyond ASCII, what separates elsewhere, and NUL, which quotes may hold.
    private static readonly Gen<string> Name = Gen.String[Gen.Char["aZ ,;<>@:\"\\é大\0\t"], 1, 14];

    private static readonly Gen<SipUri> Uri = Gen.Select(Gen.String[Gen.Char["ab1 ;?&%@é"], 1, 8], Host, Gen.Int[0, 65535], Parameters(UriValue), (user, host, port, parameters) =>
        SipUri.Create(user, host, port == 0 ? null : port).WithParameters(parameters));

    private static readonly Gen<SipAddress> Address = Gen.Select(Uri, Name, Gen.Bool, Parameters(Value), (uri, name, isNamed, parameters) =>
        new SipAddress(uri, isNamed ? name : null, parameters));

    private static readonly Gen<SipVia> Via = Gen.Select(
        Gen.OneOfConst(SipTransport.Udp, SipTransport.Tcp, SipTransport.Tls), Host, Gen.Int[0, 65535], Parameters(Value),
        (transport, host, port, parameters) => new SipVia(transport, host, port == 0 ? null : port, parameters.With("branch", "z9hG4bK" + port)));

    private static readonly Gen<byte[]> Body = Gen.Byte.Array[0, 60];

    /// <summary>Requests and responses with lists, parameters, unknown headers and bodies.</summary>
    public static Gen<SipMessage> Any { get; } = Gen.Select(Start(), Addresses(), Gen.Select(Token, Name, Body), (message, addresses, rest) =>
    {
        message.Headers.From = addresses.From.WithTag("f");
        message.Headers.To = addresses.To;
        message.Headers.CallId = rest.Item1 + "@here";
        message.Headers.CSeq = new SipCSeq((uint)rest.Item3.Length, message is SipRequest request ? request.Method : SipMethod.Invite);
        message.Headers.Add(SipHeaderNames.Via, string.Join(", ", addresses.Vias.Select(via => via.ToString())));
        foreach (var route in addresses.Routes)
        {
            message.Headers.Add(SipHeaderNames.RecordRoute, route.ToString());
        }

        message.Headers.Add("X-" + rest.Item1, rest.Item2.Replace('\0', ' ').Trim(' ', '\t'));
        message.Headers.Add(SipHeaderNames.Subject, "");
        message.SetBody(rest.Item3.Length == 0 ? null : "application/octet-stream", rest.Item3);
        return message;
    });

    private static Gen<SipMessage> Start() => Gen.Frequency(
        (2, Gen.Select(Gen.OneOfConst("INVITE", "MESSAGE", "ACK", "x!"), Uri, (method, uri) => (SipMessage)new SipRequest(SipMethod.Parse(method), uri))),
        (1, Gen.Select(Gen.Int[100, 699], Name, (status, phrase) => (SipMessage)new SipResponse(status, phrase.Replace('\0', ' ')))));

    private static Gen<(SipAddress From, SipAddress To, SipVia[] Vias, SipAddress[] Routes)> Addresses() =>
        Gen.Select(Address, Address, Via.Array[1, 4], Address.Array[0, 4]);

    private static Gen<SipParameters> Parameters(Gen<string> value) =>
        Gen.Select(Token, value).Array[0, 3].Select(items =>
            items.Aggregate(SipParameters.Empty, (parameters, item) => parameters.With("p" + item.Item1, item.Item2)));
}
