using System.Security.Cryptography;
using System.Text;

namespace PluginIm.Sip;

/// <summary>A multipart body (RFC 2046 section 5.1). Its boundary is written without quotes where it can be: a quoted one crashed a client once.</summary>
public sealed class MultipartBody
{
    /// <summary>How deep multipart bodies may stand in each other.</summary>
    public const int MaxDepth = 4;

    private const int MaxBoundaryLength = 70;
    private readonly string _subtype;

    /// <summary>Makes a body of parts, with a boundary that none of them holds.</summary>
    /// <param name="parts">The parts, at least one.</param>
    /// <param name="subtype">mixed, related, alternative.</param>
    public MultipartBody(IReadOnlyList<BodyPart> parts, string subtype = "mixed")
        : this(parts, subtype, "pluginim-" + RandomNumberGenerator.GetHexString(24, lowercase: true))
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count, nameof(parts));
    }

    private MultipartBody(IReadOnlyList<BodyPart> parts, string subtype, string boundary)
    {
        Parts = parts;
        _subtype = subtype;
        Boundary = boundary;
    }

    /// <summary>What parts the parts.</summary>
    public string Boundary { get; }

    /// <summary>The parts in order.</summary>
    public IReadOnlyList<BodyPart> Parts { get; }

    /// <summary>The Content-Type to send with it.</summary>
    public string ContentType =>
        $"multipart/{_subtype};boundary={(SipGrammar.IsToken(Encoding.UTF8.GetBytes(Boundary)) ? Boundary : SipGrammar.Quote(Boundary))}";

    /// <summary>Whether a Content-Type is multipart of any kind.</summary>
    public static bool IsMultipart(string? contentType) =>
        MediaType.TryParse(contentType, out var type) && type.Name.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>Reads a multipart body.</summary>
    /// <param name="contentType">The Content-Type, with its boundary.</param>
    /// <param name="bytes">The body; the parts refer to its memory.</param>
    /// <param name="maxParts">How many parts to accept.</param>
    /// <exception cref="SipParseException">No boundary, no end, or too many parts.</exception>
    public static MultipartBody Parse(string contentType, ReadOnlyMemory<byte> bytes, int maxParts = 16)
    {
        if (!MediaType.TryParse(contentType, out var type) || !type.Name.StartsWith("multipart/", StringComparison.Ordinal)
            || type.Parameters.Unquoted("boundary") is not { Length: > 0 and <= MaxBoundaryLength } boundary)
        {
            throw new SipParseException("a multipart type needs a boundary", SipHeaderNames.ContentType);
        }

        return new MultipartBody(ReadParts(bytes, Encoding.UTF8.GetBytes("--" + boundary), maxParts), type.Name["multipart/".Length..], boundary);
    }

    /// <summary>
    /// The parts that are no multipart bodies themselves, those of nested ones in their place, as a reader comes by them (RFC 2046 5.1.1).
    /// </summary>
    /// <param name="maxParts">How many parts to accept over all levels.</param>
    /// <exception cref="SipParseException">A nested body is malformed, they stand too deep in each other, or there are too many parts.</exception>
    public IReadOnlyList<BodyPart> Leaves(int maxParts = 16)
    {
        var leaves = new List<BodyPart>();
        AddLeaves(this, leaves, 1, maxParts);
        return leaves;
    }

    /// <summary>The part with that Content-ID, also in a nested body; null where there is none.</summary>
    /// <param name="contentId">The Content-ID without brackets.</param>
    /// <exception cref="SipParseException">As for <see cref="Leaves"/>.</exception>
    public BodyPart? Find(string contentId) => Leaves().FirstOrDefault(part => part.ContentId == contentId);

    /// <summary>The body as on the wire.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        var delimiter = Encoding.UTF8.GetBytes("--" + Boundary);
        foreach (var part in Parts)
        {
            stream.Write(delimiter);
            stream.Write("\r\n"u8);
            part.WriteTo(stream);
            stream.Write("\r\n"u8);
        }

        stream.Write(delimiter);
        stream.Write("--\r\n"u8);
        return stream.ToArray();
    }

    private static void AddLeaves(MultipartBody body, List<BodyPart> leaves, int depth, int maxParts)
    {
        foreach (var part in body.Parts)
        {
            if (IsMultipart(part.ContentType))
            {
                if (depth == MaxDepth)
                {
                    throw new SipParseException("multipart bodies stand too deep in each other", "body", 513);
                }

                AddLeaves(Parse(part.ContentType!, part.Content, maxParts), leaves, depth + 1, maxParts);
                continue;
            }

            if (leaves.Count == maxParts)
            {
                throw new SipParseException("there are too many parts", "body", 513);
            }

            leaves.Add(part);
        }
    }

    private static List<BodyPart> ReadParts(ReadOnlyMemory<byte> bytes, ReadOnlySpan<byte> delimiter, int maxParts)
    {
        var parts = new List<BodyPart>();
        var span = bytes.Span;
        var partStart = -1;
        var position = 0;
        while (position < span.Length)
        {
            var lineStart = position;
            var line = MimeLines.TakeLine(span, ref position);
            if (!IsDelimiter(line, delimiter, out var isLast))
            {
                continue;
            }

            if (partStart >= 0)
            {
                if (parts.Count == maxParts)
                {
                    throw new SipParseException("there are too many parts", "body", 513);
                }

                parts.Add(BodyPart.Parse(bytes[partStart..Math.Max(partStart, LineBreakBefore(span, lineStart))]));
            }

            if (isLast)
            {
                return parts;
            }

            partStart = position;
        }

        throw new SipParseException("the multipart body does not end with its boundary", "body");
    }

    private static bool IsDelimiter(ReadOnlySpan<byte> line, ReadOnlySpan<byte> delimiter, out bool isLast)
    {
        isLast = false;
        if (!line.StartsWith(delimiter))
        {
            return false;
        }

        var rest = line[delimiter.Length..].TrimEnd(" \t"u8);
        isLast = rest.SequenceEqual("--"u8);
        return isLast || rest.IsEmpty;
    }

    /// <summary>The line break before a delimiter belongs to it, not to the part.</summary>
    private static int LineBreakBefore(ReadOnlySpan<byte> bytes, int lineStart) =>
        lineStart >= 2 && bytes[lineStart - 2] == '\r' ? lineStart - 2 : lineStart - 1;
}
