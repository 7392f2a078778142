using System.Globalization;
using System.Text;

namespace PluginIm.Sip;

/// <summary>
/// A message/cpim body (RFC 3862) with the headers of RFC 5438 (imdn): who wrote it to whom and when, whatever proxies did
/// to the SIP around it, wrapped around content of its own type.
/// </summary>
public sealed record CpimMessage
{
    /// <summary>The body's Content-Type.</summary>
    public const string MediaTypeName = "message/cpim";

    private const string ImdnNamespace = "urn:ietf:params:imdn";
    private static readonly string[] OwnHeaders = ["From", "To", "DateTime", "Subject", "NS"];

    /// <summary>Who wrote it.</summary>
    public SipAddress? From { get; init; }

    /// <summary>To whom.</summary>
    public SipAddress? To { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? DateTime { get; init; }

    /// <summary>The subject.</summary>
    public string? Subject { get; init; }

    /// <summary>imdn.Message-ID: what tells this message from every other, and finds it again when it comes twice.</summary>
    public string? MessageId { get; init; }

    /// <summary>imdn.Disposition-Notification: which notifications the sender wants (positive-delivery, negative-delivery, display).</summary>
    public IReadOnlyList<string> DispositionNotification { get; init; } = [];

    /// <summary>The other headers, in order, as they stand.</summary>
    public IReadOnlyList<SipHeader> OtherHeaders { get; init; } = [];

    /// <summary>What is wrapped.</summary>
    public required BodyPart Content { get; init; }

    /// <summary>Reads a message/cpim body.</summary>
    /// <exception cref="SipParseException">The body is malformed.</exception>
    public static CpimMessage Parse(ReadOnlyMemory<byte> bytes)
    {
        var headers = MimeLines.ReadHeaders(bytes.Span, out var contentStart);
        var imdn = PrefixOfImdn(headers);
        var (messageId, wanted) = (imdn + "Message-ID", imdn + "Disposition-Notification");
        return new CpimMessage
        {
            From = AddressIn(headers, "From"),
            To = AddressIn(headers, "To"),
            DateTime = TimeIn(headers),
            Subject = MimeLines.Find(headers, "Subject") is { } subject ? CpimText.Unescape(subject) : null,
            MessageId = MimeLines.Find(headers, messageId),
            DispositionNotification = MimeLines.Find(headers, wanted)
                ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            OtherHeaders = headers.FindAll(header => !OwnHeaders.Contains(header.Name, StringComparer.OrdinalIgnoreCase)
                && !header.Name.Equals(messageId, StringComparison.OrdinalIgnoreCase)
                && !header.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)),
            Content = BodyPart.Parse(bytes[contentStart..]),
        };
    }

    /// <summary>The body as on the wire.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder();
        AppendHeader(head, "From", From?.ToString());
        AppendHeader(head, "To", To?.ToString());
        AppendHeader(head, "DateTime", DateTime?.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
        AppendHeader(head, "Subject", Subject is null ? null : CpimText.Escape(Subject));
        if (MessageId is not null || DispositionNotification.Count > 0)
        {
            AppendHeader(head, "NS", $"imdn <{ImdnNamespace}>");
            AppendHeader(head, "imdn.Message-ID", MessageId);
            AppendHeader(head, "imdn.Disposition-Notification", DispositionNotification.Count == 0 ? null : string.Join(", ", DispositionNotification));
        }

        foreach (var header in OtherHeaders)
        {
            AppendHeader(head, header.Name, header.Value);
        }

        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()));
        Content.WriteTo(stream);
        return stream.ToArray();
    }

    private static void AppendHeader(StringBuilder head, string name, string? value)
    {
        if (value is not null)
        {
            SipGrammar.ThrowIfLineBreak(value, name);
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }
    }

    /// <summary>The sender chooses the prefix of a namespace (RFC 3862 section 3.4); imdn is only the usual one.</summary>
    private static string PrefixOfImdn(List<SipHeader> headers)
    {
        foreach (var header in headers)
        {
            if (header.Name.Equals("NS", StringComparison.OrdinalIgnoreCase)
                && header.Value.EndsWith($"<{ImdnNamespace}>", StringComparison.OrdinalIgnoreCase))
            {
                var prefix = header.Value[..header.Value.IndexOf('<', StringComparison.Ordinal)].Trim();
                return prefix.Length == 0 ? "" : prefix + ".";
            }
        }

        return "imdn.";
    }

    private static SipAddress? AddressIn(List<SipHeader> headers, string name)
    {
        if (MimeLines.Find(headers, name) is not { } text)
        {
            return null;
        }

        return SipAddress.TryParse(text, out var address)
            ? address
            : throw new SipParseException("the address in the CPIM message is malformed", name);
    }

    private static DateTimeOffset? TimeIn(List<SipHeader> headers)
    {
        if (MimeLines.Find(headers, "DateTime") is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new SipParseException("the time in the CPIM message is malformed", "DateTime");
    }
}
