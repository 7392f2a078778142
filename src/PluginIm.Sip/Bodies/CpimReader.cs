using System.Globalization;

namespace PluginIm.Sip;

/// <summary>Reads the headers of a CPIM message (RFC 3862 2.3, 3.4, 4), one after the other.</summary>
internal sealed class CpimReader
{
    private static readonly string[] Standard = ["From", "To", "cc", "DateTime", "Subject", "NS", "Require"];

    // Under another prefix these are nobody's headers; kept, they would be read as imdn's once the message is written.
    private static readonly string[] Written = ["imdn.Message-ID", "imdn.Disposition-Notification"];

    private readonly string _idName;
    private readonly string _notificationName;
    private SipAddress? _from;
    private List<SipAddress>? _recipients;
    private List<SipAddress>? _copies;
    private DateTimeOffset? _time;
    private List<CpimSubject>? _subjects;
    private List<string>? _requires;
    private string? _messageId;
    private List<string>? _notification;
    private List<SipHeader>? _others;

    private CpimReader(string prefix) =>
        (_idName, _notificationName) = prefix == "imdn." ? (Written[0], Written[1]) : (prefix + "Message-ID", prefix + "Disposition-Notification");

    public static CpimMessage Read(ReadOnlyMemory<byte> bytes)
    {
        var headers = MimeLines.ReadHeaders(bytes.Span, out var contentStart);
        var reader = new CpimReader(PrefixIn(headers) ?? "imdn.");
        foreach (var header in headers)
        {
            reader.Take(header);
        }

        return reader.ToMessage(BodyPart.Parse(bytes[contentStart..]));
    }

    /// <summary>The sender chooses the prefix of a namespace (3.4); without one its names stand bare.</summary>
    private static string? PrefixIn(List<SipHeader> headers)
    {
        foreach (var header in headers)
        {
            if (Is(header.Name, "NS") && IsOfImdn(header.Value))
            {
                var prefix = header.Value[..header.Value.IndexOf('<', StringComparison.Ordinal)].Trim();
                return prefix.Length == 0 ? "" : prefix + ".";
            }
        }

        return null;
    }

    private static bool IsOfImdn(string declaration) => declaration.EndsWith($"<{CpimMessage.ImdnNamespace}>", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private void Take(SipHeader header)
    {
        var (name, value) = (header.Name, header.Value);
        if (Is(name, _idName))
        {
            _messageId ??= value;
        }
        else if (Is(name, "From"))
        {
            // Every one has to be an address; the first counts.
            var from = Address(name, value);
            _from ??= from;
        }
        else if (Is(name, "To"))
        {
            (_recipients ??= []).Add(Address(name, value));
        }
        else if (Is(name, "DateTime"))
        {
            _time ??= Time(value);
        }
        else if (Is(name, "cc"))
        {
            (_copies ??= []).Add(Address(name, value));
        }
        else if (Is(name, "Subject"))
        {
            (_subjects ??= []).Add(CpimSubject.Parse(value));
        }
        else if (Is(name, "Require"))
        {
            (_requires ??= []).AddRange(Names(value));
        }
        else if (Is(name, _notificationName))
        {
            (_notification ??= []).AddRange(Names(value));
        }
        else if (!IsDropped(name, value))
        {
            (_others ??= []).Add(header);
        }
    }

    private CpimMessage ToMessage(BodyPart content)
    {
        var subject = _subjects?.Find(candidate => candidate.Language is null);
        return new CpimMessage
        {
            From = _from,
            Recipients = _recipients ?? [],
            Copies = _copies ?? [],
            DateTime = _time,
            Subject = subject?.Text,
            TranslatedSubjects = _subjects?.FindAll(candidate => candidate != subject) ?? [],
            MessageId = _messageId,
            DispositionNotification = _notification ?? [],
            Requires = _requires ?? [],
            NotUnderstood = _requires?.FindAll(name => !IsUnderstood(name)) ?? [],
            OtherHeaders = _others ?? [],
            Content = content,
        };
    }

    private bool IsUnderstood(string name) => Array.Exists(Standard, known => Is(known, name)) || Is(name, _idName) || Is(name, _notificationName);

    /// <summary>The declarations of other namespaces stay, for their headers to keep their meaning.</summary>
    private static bool IsDropped(string name, string value) => Is(name, "NS") ? IsOfImdn(value) : Array.Exists(Written, known => Is(known, name));

    private static string[] Names(string value) => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static SipAddress Address(string name, string value) => SipAddress.TryParse(value, out var address)
        ? address
        : throw new SipParseException("the address in the CPIM message is malformed", name);

    private static DateTimeOffset Time(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new SipParseException("the time in the CPIM message is malformed", "DateTime");
}
