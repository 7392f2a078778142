using System.Globalization;

namespace PluginIm.Sip;

/// <summary>Reads the headers of a CPIM message (RFC 3862 2.3, 3.4, 4).</summary>
internal sealed class CpimReader
{
    private static readonly string[] Standard = ["From", "To", "cc", "DateTime", "Subject", "NS", "Require"];

    // Under another prefix these are nobody's headers; kept, they would be read as imdn's once the message is written.
    private static readonly string[] Written = ["imdn.Message-ID", "imdn.Disposition-Notification"];

    private readonly List<SipHeader> _headers;
    private readonly string _messageId;
    private readonly string _dispositionNotification;

    private CpimReader(List<SipHeader> headers)
    {
        _headers = headers;
        var imdn = PrefixOf(CpimMessage.ImdnNamespace) ?? "imdn.";
        (_messageId, _dispositionNotification) = imdn == "imdn." ? (Written[0], Written[1]) : (imdn + "Message-ID", imdn + "Disposition-Notification");
    }

    public static CpimMessage Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new CpimReader(MimeLines.ReadHeaders(bytes.Span, out var contentStart));
        return reader.ToMessage(BodyPart.Parse(bytes[contentStart..]));
    }

    private CpimMessage ToMessage(BodyPart content)
    {
        var from = Addresses("From");
        var subjects = All("Subject", CpimSubject.Parse);
        var subject = subjects.Find(candidate => candidate.Language is null);
        var requires = List("Require");
        return new CpimMessage
        {
            From = from.Count > 0 ? from[0] : null,
            Recipients = Addresses("To"),
            Copies = Addresses("cc"),
            DateTime = Time(),
            Subject = subject?.Text,
            TranslatedSubjects = subjects.Count == 0 ? [] : subjects.FindAll(candidate => candidate != subject),
            MessageId = MimeLines.Find(_headers, _messageId),
            DispositionNotification = List(_dispositionNotification),
            Requires = requires,
            NotUnderstood = requires.Count == 0 ? [] : requires.FindAll(name => !IsUnderstood(name)),
            OtherHeaders = _headers.TrueForAll(IsOwn) ? [] : _headers.FindAll(header => !IsOwn(header)),
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

    private bool IsUnderstood(string name) => Array.Exists(Standard, known => known.Equals(name, StringComparison.OrdinalIgnoreCase))
        || name.Equals(_messageId, StringComparison.OrdinalIgnoreCase)
        || name.Equals(_dispositionNotification, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a header is told by a property; the declarations of other namespaces stay, for their headers to keep their meaning.</summary>
    private bool IsOwn(SipHeader header) => Is(header, "NS")
        ? header.Value.EndsWith($"<{CpimMessage.ImdnNamespace}>", StringComparison.OrdinalIgnoreCase)
        : IsUnderstood(header.Name) || Array.Exists(Written, known => known.Equals(header.Name, StringComparison.OrdinalIgnoreCase));

    private List<string> List(string name) => MimeLines.Find(_headers, name) is null
        ? []
        : [.. All(name, value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).SelectMany(names => names)];

    private List<SipAddress> Addresses(string name) => All(name, value =>
        SipAddress.TryParse(value, out var address)
            ? address
            : throw new SipParseException("the address in the CPIM message is malformed", name));

    private List<T> All<T>(string name, Func<string, T> read)
    {
        var all = new List<T>();
        foreach (var header in _headers)
        {
            if (Is(header, name))
            {
                all.Add(read(header.Value));
            }
        }

        return all;
    }

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
