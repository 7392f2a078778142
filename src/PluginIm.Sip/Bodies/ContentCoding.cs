using System.IO.Compression;

namespace PluginIm.Sip;

/// <summary>Undoes the codings of a body (Content-Encoding, RFC 3261 20.12; RFC 9110 8.4.1), up to a size: a few bytes may stand for very many.</summary>
public static class ContentCoding
{
    private const int MaxCodings = 3;
    private const int ChunkBytes = 4096;

    /// <summary>The codings that are undone, as Accept-Encoding names them.</summary>
    public static IReadOnlyList<string> Known { get; } = ["deflate", "gzip", "identity"];

    /// <summary>The body of a message without its codings.</summary>
    /// <param name="message">The message.</param>
    /// <param name="maxBytes">How long the body may become.</param>
    /// <exception cref="SipParseException">It is malformed (400), longer (413), or coded in a way that is not known, or too often (415).</exception>
    public static ReadOnlyMemory<byte> Decode(SipMessage message, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Headers.Contains(SipHeaderNames.ContentEncoding)
            ? Decode(message.Headers.GetValues(SipHeaderNames.ContentEncoding), message.Body, maxBytes)
            : message.Body;
    }

    /// <summary>The same with the codings in the order in which they were applied.</summary>
    /// <exception cref="SipParseException">As above.</exception>
    public static ReadOnlyMemory<byte> Decode(IReadOnlyList<string> codings, ReadOnlyMemory<byte> bytes, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(codings);
        if (codings.Count > MaxCodings)
        {
            throw Fault("the body is coded too often", 415);
        }

        foreach (var coding in codings.Reverse())
        {
            bytes = coding.ToUpperInvariant() switch
            {
                "IDENTITY" => bytes,
                "GZIP" or "X-GZIP" => Inflate(bytes, maxBytes, stream => new GZipStream(stream, CompressionMode.Decompress)),
                "DEFLATE" when IsZlib(bytes.Span) => Inflate(bytes, maxBytes, stream => new ZLibStream(stream, CompressionMode.Decompress)),
                "DEFLATE" => Inflate(bytes, maxBytes, stream => new DeflateStream(stream, CompressionMode.Decompress)),
                _ => throw Fault("the coding is not known", 415),
            };
        }

        return bytes;
    }

    /// <summary>
    /// "deflate" is zlib's format (RFC 1950), but some send the bare stream (RFC 1951). The two bytes in front tell: method 8, and divisible by 31.
    /// </summary>
    private static bool IsZlib(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 2 && (bytes[0] & 0x0F) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;

    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> bytes, int maxBytes, Func<Stream, Stream> open)
    {
        using var source = new MemoryStream(bytes.ToArray(), writable: false);
        using var inflating = open(source);
        using var plain = new MemoryStream();
        Span<byte> chunk = stackalloc byte[ChunkBytes];
        try
        {
            while (inflating.Read(chunk) is > 0 and var length)
            {
                if (plain.Length + length > maxBytes)
                {
                    throw Fault("the body is too long once it is decoded", 413);
                }

                plain.Write(chunk[..length]);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            // The source is memory, so an IOException is zlib's own: a stream that asks for a dictionary raises it.
            throw Fault("the body is not what its coding says", 400);
        }

        return plain.ToArray();
    }

    private static SipParseException Fault(string fault, int status) => new(fault, SipHeaderNames.ContentEncoding, status);
}
