using System.Globalization;

namespace PluginIm.Sip;

/// <summary>Reads the headers of a CPIM message (RFC 3862 2.3, 3.4, 4).</summary>
internal sealed class CpimReader
{
    private static readonly string[] Standard = ["From", "To", "cc", "DateTime", "Subject", "NS", "Require"];

    // Under another prefix these are nobody's headers; kept, they would be read as imdn's once the message is written.
    private static readonly string[] Written = ["imdn.Message-ID", "imdn.Disposition-Notification"];

    private readonly List<SipHeader> _headers;
    private readonly string _imdn;

    private CpimReader(List<SipHeader> headers)
    {
        _headers = headers;
        _imdn = PrefixOf(CpimMessage.ImdnNamespace) ?? "imdn.";
    }

    public static CpimMessage Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new CpimReader(MimeLines.ReadHeaders(bytes.Span, out var contentStart));
        return reader.ToMessage(BodyPart.Parse(bytes[contentStart..]));
    }

    private CpimMessage ToMessage(BodyPart content)
    {
        var subjects = _headers.FindAll(header => Is(header, "Subject")).ConvertAll(header => CpimSubject.Parse(header.Value));
        var subject = subjects.Find(candidate => candidate.Language is null);
        return new CpimMessage
        {
            From = Addresses("From") is [var from, ..] ? from : null,
            Recipients = Addresses("To"),
            Copies = Addresses("cc"),
            DateTime = Time(),
            Subject = subject?.Text,
            TranslatedSubjects = subjects.FindAll(candidate => candidate != subject),
            MessageId = MimeLines.Find(_headers, _imdn + "Message-ID"),
            DispositionNotification = List(_imdn + "Disposition-Notification"),
            Requires = List("Require"),
            NotUnderstood = List("Require").FindAll(name => !IsUnderstood(name)),
            OtherHeaders = _headers.FindAll(header => !IsOwn(header)),
            Content = content,
        };
    }

    /// <summary>The sender chooses the prefix of a namespace (3.4); without one its names stand bare.</summary>
    private string? PrefixOf(string uri)
    {
        var declaration = _headers.Find(header => Is(header, "NS") && header.Value.EndsWith($"<{uri}>", StringComparison.OrdinalIgnoreCase));
        if (declaration.Name is null)
        {
            return null;
        }

        var prefix = declaration.Value[..declaration.Value.IndexOf('<', StringComparison.Ordinal)].Trim();
        return prefix.Length == 0 ? "" : prefix + ".";
    }

    private static bool Is(SipHeader header, string name) => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private bool IsUnderstood(string name) => Standard.Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.Equals(_imdn + "Message-ID", StringComparison.OrdinalIgnoreCase)
        || name.Equals(_imdn + "Disposition-Notification", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a header is told by a property; the declarations of other namespaces stay, for their headers to keep their meaning.</summary>
    private bool IsOwn(SipHeader header) => Is(header, "NS")
        ? header.Value.EndsWith($"<{CpimMessage.ImdnNamespace}>", StringComparison.OrdinalIgnoreCase)
        : IsUnderstood(header.Name) || Written.Contains(header.Name, StringComparer.OrdinalIgnoreCase);

    private List<string> List(string name) =>
        [.. _headers.Where(header => Is(header, name)).SelectMany(header =>
            header.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private List<SipAddress> Addresses(string name) => _headers.FindAll(header => Is(header, name)).ConvertAll(header =>
        SipAddress.TryParse(header.Value, out var address)
            ? address
            : throw new SipParseException("the address in the CPIM message is malformed", name));

    private DateTimeOffset? Time()
    {
        if (MimeLines.Find(_headers, "DateTime") is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new SipParseException("the time in the CPIM message is malformed", "DateTime");
    }
}
