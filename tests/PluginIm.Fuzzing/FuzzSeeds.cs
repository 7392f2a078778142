using System.IO.Compression;
using System.Text;

namespace PluginIm.Fuzzing;

/// <summary>What inputs are made of: the torture messages, what was found before, and bodies as this product writes them.</summary>
internal static class FuzzSeeds
{
    private const string Cpim =
        "From: \"Kate\" <sip:kate@im.test>\r\nTo: <sip:amiller@im.test>\r\nDateTime: 2026-01-01T10:00:00.000+01:00\r\nSubject: a \\\\ b\r\n"
        + "NS: imdn <urn:ietf:params:imdn>\r\nimdn.Message-ID: 34jk324j\r\nimdn.Disposition-Notification: positive-delivery, display\r\n\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\n\r\nGr\u00fc\u00dfe";

    private const string Offer =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=message 5060 sip null\r\na=accept-types:message/cpim text/plain\r\n"
        + "a=accept-wrapped-types:*\r\n";

    private const string Values =
        "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\nSession-ID: ab30317f1a784dc48ff824d0d3715d86;remote=00000000000000000000000000000000\r\n"
        + "User-to-User: 00480065;encoding=hex;purpose=isdn-uui\r\nCall-Info: <http://im.test/a>;purpose=icon\r\nReplaces: 1@here;to-tag=a;from-tag=b;early-only\r\n"
        + "Retry-After: 18000 (a (nested) comment);duration=3600\r\nSession-Expires: 1800;refresher=uas\r\nMin-SE: 90\r\n"
        + "Content-Disposition: session;handling=optional\r\nSubject:;lang=de Gr\u00fc\u00dfe\r\ncc: <sip:c@im.test>\r\nRequire: x.Own, cc\r\n"
        + "P-Asserted-Identity: <sip:a@im.test>, <tel:+1>\r\nX-Peer: tls:[::1%1]:5061\r\n\r\n";

    private const string Parts =
        "--b\r\nContent-Type: application/sdp\r\nContent-Disposition: session\r\n\r\n" + Offer + "\r\n--b\r\nContent-Type: message/cpim\r\n"
        + "Content-Disposition: by-reference; handling=optional\r\n\r\n" + Cpim + "\r\n--b--\r\n";

    private const string Invite =
        "INVITE sip:amiller@im.test SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:5062;branch=z9hG4bK1;rport\r\nMax-Forwards: 70\r\n"
        + "From: \"Kate\" <sip:kate@im.test>;tag=a1\r\nTo: <sip:amiller@im.test>\r\nCall-ID: 1@here\r\nCSeq: 7 INVITE\r\n"
        + "Contact: <sip:kate@127.0.0.1:5062;transport=tcp>;+sip.instance=\"<urn:uuid:1>\"\r\nRecord-Route: <sip:a;lr>, <sip:b;lr>\r\n"
        + "Authorization: Digest username=\"kate\", realm=\"im.test\", nonce=\"n\", uri=\"sip:im.test\", response=\"0\", cnonce=\"c\", nc=00000001, qop=auth\r\n"
        + "WWW-Authenticate: Digest realm=\"im.test\", nonce=\"n\", algorithm=SHA-256, qop=\"auth\"\r\nSubject: a question\r\n"
        + "Content-Type: multipart/mixed;boundary=b\r\nContent-Length: ";

    public static IReadOnlyList<byte[]> All { get; } =
    [
        .. Files("Rfc4475"), .. Files("Rfc5118"), .. Files("Corpus"),
        Encoding.UTF8.GetBytes($"{Invite}{Encoding.UTF8.GetByteCount(Parts)}\r\n\r\n{Parts}"),
        Encoding.UTF8.GetBytes(Cpim), Encoding.UTF8.GetBytes(Offer), Encoding.UTF8.GetBytes(Parts), Encoding.UTF8.GetBytes(Values),
        Coded(stream => new ZLibStream(stream, CompressionLevel.Optimal)), Coded(stream => new GZipStream(stream, CompressionLevel.Optimal)),
    ];

    // Half a megabyte of the same byte is some hundred bytes coded.
    private static byte[] Coded(Func<Stream, Stream> open)
    {
        using var coded = new MemoryStream();
        using (var coding = open(coded))
        {
            coding.Write(new byte[500_000]);
        }

        return coded.ToArray();
    }

    private static IEnumerable<byte[]> Files(string folder) => WireFiles.NamesIn(folder).Select(name => WireFiles.Read(folder, name));
}
