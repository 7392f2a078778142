using System.Buffers;
using System.Globalization;
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

    /// <summary>Writes the message as on the wire.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        WriteStartLine(writer);
        writer.Write("\r\n"u8);
        Headers.WriteTo(writer);
        writer.Write("Content-Length: "u8);
        WriteNumber(writer, Body.Length);
        writer.Write("\r\n\r\n"u8);
        writer.Write(Body.Span);
    }

    /// <summary>The message as on the wire.</summary>
    public byte[] ToArray()
    {
        var writer = new ArrayBufferWriter<byte>(512 + Body.Length);
        WriteTo(writer);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>The message as text, with everything it says: see <see cref="SipTrace"/> for what may be logged.</summary>
    public override string ToString() => Encoding.UTF8.GetString(ToArray());

    private protected abstract void WriteStartLine(IBufferWriter<byte> writer);

    private protected static void WriteNumber(IBufferWriter<byte> writer, int number)
    {
        number.TryFormat(writer.GetSpan(11), out var length, default, CultureInfo.InvariantCulture);
        writer.Advance(length);
    }
}
