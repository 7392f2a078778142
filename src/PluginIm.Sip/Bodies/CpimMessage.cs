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

    // About what the headers of a text have.
    private const int UsualHead = 384;

    internal const string ImdnNamespace = "urn:ietf:params:imdn";

    /// <summary>Who wrote it.</summary>
    public SipAddress? From { get; init; }

    /// <summary>To whom; the first where there are several.</summary>
    public SipAddress? To
    {
        get => Recipients.Count > 0 ? Recipients[0] : null;
        init => Recipients = value is null ? [] : [value];
    }

    /// <summary>To whom.</summary>
    public IReadOnlyList<SipAddress> Recipients { get; init; } = [];

    /// <summary>Who else gets it (cc).</summary>
    public IReadOnlyList<SipAddress> Copies { get; init; } = [];

    /// <summary>When it was written.</summary>
    public DateTimeOffset? DateTime { get; init; }

    /// <summary>The subject in no language in particular.</summary>
    public string? Subject { get; init; }

    /// <summary>The subject in other languages.</summary>
    public IReadOnlyList<CpimSubject> TranslatedSubjects { get; init; } = [];

    /// <summary>imdn.Message-ID: what tells this message from every other, and finds it again when it comes twice.</summary>
    public string? MessageId { get; init; }

    /// <summary>imdn.Disposition-Notification: which notifications the sender wants (positive-delivery, negative-delivery, display).</summary>
    public IReadOnlyList<string> DispositionNotification { get; init; } = [];

    /// <summary>The names of headers that whoever reads the message must understand (4.7).</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>Those of <see cref="Requires"/> that nothing here understands: the message must not be taken as if they were not there.</summary>
    public IReadOnlyList<string> NotUnderstood { get; internal init; } = [];

    /// <summary>The other headers, in order, as they stand.</summary>
    public IReadOnlyList<SipHeader> OtherHeaders { get; init; } = [];

    /// <summary>What is wrapped.</summary>
    public required BodyPart Content { get; init; }

    /// <summary>Reads a message/cpim body.</summary>
    /// <exception cref="SipParseException">The body is malformed.</exception>
    public static CpimMessage Parse(ReadOnlyMemory<byte> bytes) => CpimReader.Read(bytes);

    /// <summary>The body as on the wire.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder(UsualHead);
        AppendHeader(head, "From", From?.ToString());
        AppendHeaders(head, "To", Recipients);
        AppendHeaders(head, "cc", Copies);
        AppendHeader(head, "DateTime", DateTime?.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
        AppendHeader(head, "Subject", Subject is null ? null : new CpimSubject(Subject).ToString());
        AppendHeaders(head, "Subject", TranslatedSubjects);
        if (MessageId is not null || DispositionNotification.Count > 0)
        {
            AppendHeader(head, "NS", $"imdn <{ImdnNamespace}>");
            AppendHeader(head, "imdn.Message-ID", MessageId);
            AppendHeader(head, "imdn.Disposition-Notification", ListText(DispositionNotification));
        }

        AppendHeader(head, "Require", ListText(Requires));
        foreach (var header in OtherHeaders)
        {
            AppendHeader(head, header.Name, header.Value);
        }

        return Content.WriteAfter(head.Append("\r\n"));
    }

    private static string? ListText(IReadOnlyList<string> names) => names.Count == 0 ? null : string.Join(", ", names);

    private static void AppendHeaders(StringBuilder head, string name, IReadOnlyList<object> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            AppendHeader(head, name, values[i].ToString());
        }
    }

    private static void AppendHeader(StringBuilder head, string name, string? value)
    {
        if (value is not null)
        {
            SipGrammar.ThrowIfLineBreak(value, name);
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }
    }
}
