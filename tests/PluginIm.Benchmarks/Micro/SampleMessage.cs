using System.Text;

namespace PluginIm.Benchmarks.Micro;

/// <summary>The MESSAGE that all figures about messages speak of: 688 bytes, 13 headers, a text of 200 bytes.</summary>
internal static class SampleMessage
{
    private const int Length = 688;
    private const int TextLength = 200;

    private const string Head =
        "MESSAGE sip:bsmith@10.20.30.41:5062;transport=tcp SIP/2.0\r\n"
        + "Via: SIP/2.0/UDP 10.20.30.40:5060;branch=z9hG4bK7d1f0a3b9c2e4f;rport\r\n"
        + "Max-Forwards: 70\r\n"
        + "From: \"Kate\" <sip:kate@im.test>;tag=9fxced76sl\r\n"
        + "To: <sip:bsmith@im.test>;tag=314159265\r\n"
        + "Call-ID: a84b4c76e66710b@10.20.30.40\r\n"
        + "CSeq: 4711 MESSAGE\r\n"
        + "Contact: <sip:kate@10.20.30.40:5060;transport=udp>\r\n"
        + "User-Agent: PluginIm\r\n"
        + "Supported: timer, replaces\r\n"
        + "Session-ID: 4fd2a1b86c\r\n"
        + "X-Case: 20261125-4\r\n"
        + "Content-Type: text/plain\r\n"
        + "Content-Length: 200\r\n"
        + "\r\n";

    public static byte[] Bytes { get; } = Make();

    private static byte[] Make()
    {
        const string Text = "The customer asks whether the second delivery can go to the other address. ";
        var text = string.Concat(Enumerable.Repeat(Text, 3))[..TextLength];
        var bytes = Encoding.UTF8.GetBytes(Head + text);
        return bytes.Length == Length ? bytes : throw new InvalidOperationException($"The sample has {bytes.Length} bytes.");
    }
}
