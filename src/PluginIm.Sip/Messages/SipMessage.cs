using System.Buffers;
using System.Text;

namespace PluginIm.Sip;

/// <summary>A request or a response (RFC 3261 section 7).</summary>
public abstract class SipMessage
{
    private protected SipMessage(SipHeaders headers, ReadOnlyMemory<byte> body)
    {
        Headers = headers;
        Body = body;
    }

    /// <summary>The header fields. Content-Length is written from <see cref="Body"/>, whatever stands here.</summary>
    public SipHeaders Headers { get; }

    /// <summary>The body; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>The first line as on the wire, without its line break.</summary>
    public abstract string StartLine { get; }

    /// <summary>Sets body and Content-Type; with an empty body and a null type both go.</summary>
    public void SetBody(string? contentType, ReadOnlyMemory<byte> body)
    {
        Headers.ContentType = contentType;
        Body = body;
    }

    /// <summary>How many bytes the message has as on the wire, as it is at this moment.</summary>
    public int WrittenLength =>
        StartLineLength + Headers.WrittenLength + ContentLengthName.Length + SpanWriter.LengthOf(Body.Length) + HeadEnd.Length + Body.Length;

    private static ReadOnlySpan<byte> ContentLengthName => "\r\nContent-Length: "u8;

    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    /// <summary>Writes the message as on the wire.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var length = WrittenLength;
        writer.Advance(WriteTo(writer.GetSpan(length)));
    }

    /// <summary>Writes the message as on the wire and returns <see cref="WrittenLength"/>.</summary>
    /// <exception cref="ArgumentException">The target is too short.</exception>
    public int WriteTo(Span<byte> target)
    {
        var writer = new SpanWriter(target);
        if (!Headers.TryWriteWithStartLine(ref writer))
        {
            WriteStartLine(ref writer);
            writer.Write("\r\n"u8);
            Headers.WriteTo(ref writer);
        }

        writer.Write(ContentLengthName[2..]);
        writer.Write(Body.Length);
        writer.Write(HeadEnd);
        writer.Write(Body.Span);
        return writer.Length;
    }

    /// <summary>The message as on the wire.</summary>
    public byte[] ToArray()
    {
        var bytes = GC.AllocateUninitializedArray<byte>(WrittenLength);
        WriteTo(bytes);
        return bytes;
    }

    /// <summary>The message as text, with everything it says: see <see cref="SipTrace"/> for what may be logged.</summary>
    public override string ToString() => Encoding.UTF8.GetString(ToArray());

    /// <summary>The first line's length without its line break.</summary>
    private protected abstract int StartLineLength { get; }

    private protected abstract void WriteStartLine(ref SpanWriter writer);
}
