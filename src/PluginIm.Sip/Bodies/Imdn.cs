using System.Globalization;
using System.Xml.Linq;

namespace PluginIm.Sip;

/// <summary>A message/imdn+xml body (RFC 5438 7): what became of a message that asked for it by <c>imdn.Disposition-Notification</c>.</summary>
public sealed record Imdn
{
    /// <summary>The body's Content-Type.</summary>
    public const string MediaTypeName = "message/imdn+xml";

    /// <summary>In <see cref="CpimMessage.DispositionNotification"/>: asks to be told that the message arrived.</summary>
    public const string PositiveDelivery = "positive-delivery";

    /// <summary>In <see cref="CpimMessage.DispositionNotification"/>: asks to be told that the message did not arrive.</summary>
    public const string NegativeDelivery = "negative-delivery";

    /// <summary>No longer identity names a message here, of the many that a peer could make up.</summary>
    public const int MaxIdLength = 256;

    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss.fffzzz";

    private static readonly XNamespace Namespace = "urn:ietf:params:xml:ns:imdn";

    /// <summary>The identity of the message: its <see cref="CpimMessage.MessageId"/>, or what stands for it where it came without CPIM.</summary>
    public required string MessageId { get; init; }

    /// <summary>When the message was written, or the notification; null where it does not say.</summary>
    public DateTimeOffset? DateTime { get; init; }

    /// <summary>Who got the message; null where it does not say.</summary>
    public string? Recipient { get; init; }

    /// <summary>What it tells of.</summary>
    public required ImdnKind Kind { get; init; }

    /// <summary>What it says.</summary>
    public required ImdnStatus Status { get; init; }

    /// <summary>Tells that a message arrived.</summary>
    public static Imdn Delivered(string messageId, DateTimeOffset time) =>
        new() { MessageId = messageId, DateTime = time, Kind = ImdnKind.Delivery, Status = ImdnStatus.Delivered };

    /// <summary>Tells that a message did not arrive.</summary>
    public static Imdn Failed(string messageId, DateTimeOffset time) =>
        new() { MessageId = messageId, DateTime = time, Kind = ImdnKind.Delivery, Status = ImdnStatus.Failed };

    /// <summary>Tells that a message was shown.</summary>
    public static Imdn Displayed(string messageId, DateTimeOffset time) =>
        new() { MessageId = messageId, DateTime = time, Kind = ImdnKind.Display, Status = ImdnStatus.Displayed };

    /// <summary>Whether a notification can name a message of that identity, which its author chose.</summary>
    public static bool CanName(string messageId)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        return messageId.Length is > 0 and <= MaxIdLength && messageId.AsSpan().Trim().Length == messageId.Length
            && !messageId.Contains('\r', StringComparison.Ordinal) && XmlBody.CanHold(messageId);
    }

    /// <summary>Reads a message/imdn+xml body.</summary>
    /// <exception cref="SipParseException">It is malformed, too long (413), or does not say what became of which message.</exception>
    public static Imdn Parse(ReadOnlyMemory<byte> bytes)
    {
        var root = XmlBody.Read(bytes, Namespace + "imdn");
        if (XmlBody.Token(root, "message-id") is not { Length: <= MaxIdLength } id)
        {
            throw new SipParseException("the notification names no message", "body");
        }

        foreach (var kind in Enum.GetValues<ImdnKind>())
        {
            if (root.Element(ElementOf(kind))?.Element(Namespace + "status") is { } status)
            {
                return new Imdn
                {
                    MessageId = id,
                    DateTime = TimeOf(root),
                    Recipient = XmlBody.Token(root, "recipient-uri"),
                    Kind = kind,
                    Status = StatusOf(status),
                };
            }
        }

        throw new SipParseException("the notification says nothing", "body");
    }

    /// <summary>The body as on the wire.</summary>
    /// <exception cref="ArgumentException">The message's identity cannot be named.</exception>
    public byte[] ToBytes()
    {
        if (!CanName(MessageId))
        {
            throw new ArgumentException("No notification can name such a message.");
        }

        var root = new XElement(Namespace + "imdn", new XElement(Namespace + "message-id", MessageId));
        if (DateTime is { } time)
        {
            root.Add(new XElement(Namespace + "datetime", time.ToString(DateFormat, CultureInfo.InvariantCulture)));
        }

        if (Recipient is { } recipient)
        {
            root.Add(new XElement(Namespace + "recipient-uri", recipient), new XElement(Namespace + "original-recipient-uri", recipient));
        }

        root.Add(new XElement(ElementOf(Kind), new XElement(Namespace + "status", new XElement(Namespace + NameOf(Status)))));
        return XmlBody.ToBytes(root);
    }

    private static XName ElementOf(ImdnKind kind) => Namespace + (kind switch
    {
        ImdnKind.Delivery => "delivery-notification",
        ImdnKind.Display => "display-notification",
        ImdnKind.Processing => "processing-notification",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    });

    private static string NameOf(ImdnStatus status) => status switch
    {
        ImdnStatus.Delivered => "delivered",
        ImdnStatus.Failed => "failed",
        ImdnStatus.Displayed => "displayed",
        ImdnStatus.Processed => "processed",
        ImdnStatus.Stored => "stored",
        ImdnStatus.Forbidden => "forbidden",
        ImdnStatus.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    /// <summary>Beside the status stand extensions and, from some clients, its reason (7.2.1): the first that is known counts.</summary>
    private static ImdnStatus StatusOf(XElement status)
    {
        foreach (var known in Enum.GetValues<ImdnStatus>())
        {
            if (status.Element(Namespace + NameOf(known)) is not null)
            {
                return known;
            }
        }

        throw new SipParseException("the notification's status is not known", "body");
    }

    /// <summary>A time that cannot be read is none: what the notification is about is the message.</summary>
    private static DateTimeOffset? TimeOf(XElement root) =>
        DateTimeOffset.TryParse(XmlBody.Token(root, "datetime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
