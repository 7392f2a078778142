using System.Globalization;
using System.Xml.Linq;

namespace PluginIm.Sip;

/// <summary>An application/im-iscomposing+xml body (RFC 3994): whether somebody is writing a message.</summary>
public sealed record IsComposing
{
    /// <summary>The body's Content-Type.</summary>
    public const string MediaTypeName = "application/im-iscomposing+xml";

    private static readonly XNamespace Namespace = "urn:ietf:params:xml:ns:im-iscomposing";

    /// <summary>How long "active" holds where it does not say (RFC 3994 3.3).</summary>
    private static readonly TimeSpan DefaultRefresh = TimeSpan.FromSeconds(120);

    /// <summary>A longer promise is cut to this: nobody writes a day at one message.</summary>
    private static readonly TimeSpan LongestRefresh = TimeSpan.FromHours(1);

    /// <summary>Whether somebody writes. A state that is not known counts as idle.</summary>
    public required bool IsActive { get; init; }

    /// <summary>How long "active" holds unless it is told again.</summary>
    public TimeSpan Refresh { get; init; } = DefaultRefresh;

    /// <summary>The type of what is written; null where it does not say.</summary>
    public string? ContentType { get; init; }

    /// <summary>Reads an application/im-iscomposing+xml body.</summary>
    /// <exception cref="SipParseException">It is malformed, too long (413), or has no state.</exception>
    public static IsComposing Parse(ReadOnlyMemory<byte> bytes)
    {
        var root = XmlBody.Read(bytes, Namespace + "isComposing");
        return new IsComposing
        {
            IsActive = (XmlBody.Token(root, "state") ?? throw new SipParseException("it has no state", "body")) == "active",
            Refresh = RefreshOf(XmlBody.Token(root, "refresh")),
            ContentType = XmlBody.Token(root, "contenttype"),
        };
    }

    /// <summary>The body as on the wire; an idle one has no refresh.</summary>
    public byte[] ToBytes()
    {
        var root = new XElement(Namespace + "isComposing", new XElement(Namespace + "state", IsActive ? "active" : "idle"));
        if (ContentType is not null)
        {
            root.Add(new XElement(Namespace + "contenttype", ContentType));
        }

        if (IsActive)
        {
            var seconds = (long)Math.Clamp(Math.Ceiling(Refresh.TotalSeconds), 1, LongestRefresh.TotalSeconds);
            root.Add(new XElement(Namespace + "refresh", seconds.ToString(CultureInfo.InvariantCulture)));
        }

        return XmlBody.ToBytes(root);
    }

    private static TimeSpan RefreshOf(string? text) =>
        !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds <= 0 ? DefaultRefresh
            : seconds >= (long)LongestRefresh.TotalSeconds ? LongestRefresh
            : TimeSpan.FromSeconds(seconds);
}
