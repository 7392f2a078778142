using System.Text;

namespace PluginIm.Sip;

/// <summary>A MIME entity (RFC 2045): headers of its own and content. One part of a multipart body, or what a CPIM message wraps.</summary>
public sealed class BodyPart
{
    /// <summary>Makes a part.</summary>
    /// <param name="contentType">Its Content-Type; null means text/plain.</param>
    /// <param name="content">Its content.</param>
    /// <param name="headers">Its other headers, such as Content-Disposition; null for none.</param>
    public BodyPart(string? contentType, ReadOnlyMemory<byte> content, IReadOnlyList<SipHeader>? headers = null)
    {
        SipGrammar.ThrowIfLineBreak(contentType, nameof(contentType));
        foreach (var header in headers ?? [])
        {
            SipGrammar.ThrowIfLineBreak(header.Name, nameof(headers));
            SipGrammar.ThrowIfLineBreak(header.Value, nameof(headers));
        }

        ContentType = contentType;
        Content = content;
        Headers = headers ?? [];
    }

    /// <summary>The Content-Type; null where the part names none, which means text/plain (RFC 2045 section 5.2).</summary>
    public string? ContentType { get; }

    /// <summary>The content.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The other headers, in order.</summary>
    public IReadOnlyList<SipHeader> Headers { get; }

    /// <summary>The value of a header; null when there is none.</summary>
    public string? this[string name] => MimeLines.Find(Headers, name);

    /// <summary>The Content-ID without its brackets, by which a cid: URI names it (RFC 2392); null where there is none.</summary>
    public string? ContentId => this[SipHeaderNames.ContentId] is { } id ? id.Trim().TrimStart('<').TrimEnd('>') : null;

    /// <summary>What it is for; null where it does not say, or not in a way that can be read.</summary>
    public ContentDisposition? Disposition =>
        ContentDisposition.TryParse(this[SipHeaderNames.ContentDisposition], out var disposition) ? disposition : null;

    internal static BodyPart Parse(ReadOnlyMemory<byte> bytes)
    {
        var headers = MimeLines.ReadHeaders(bytes.Span, out var contentStart);
        var type = MimeLines.Find(headers, SipHeaderNames.ContentType);
        headers.RemoveAll(header => header.Name.Equals(SipHeaderNames.ContentType, StringComparison.OrdinalIgnoreCase));
        return new BodyPart(type, bytes[contentStart..], headers);
    }

    internal void WriteTo(MemoryStream stream) => stream.Write(WriteAfter(new StringBuilder()));

    /// <summary>The part as on the wire, behind what stands before it.</summary>
    internal byte[] WriteAfter(StringBuilder head)
    {
        if (ContentType is not null)
        {
            head.Append("Content-Type: ").Append(ContentType).Append("\r\n");
        }

        foreach (var header in Headers)
        {
            head.Append(header.Name).Append(": ").Append(header.Value).Append("\r\n");
        }

        var text = head.Append("\r\n").ToString();
        var bytes = new byte[Encoding.UTF8.GetByteCount(text) + Content.Length];
        Content.Span.CopyTo(bytes.AsSpan(Encoding.UTF8.GetBytes(text, bytes)));
        return bytes;
    }
}
