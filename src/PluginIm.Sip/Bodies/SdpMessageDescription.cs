using System.Globalization;

namespace PluginIm.Sip;

/// <summary>
/// The part of a session description by which an instant-messaging session over SIP is offered and answered:
/// <c>m=message 5060 sip null</c> with the types that may be sent.
/// </summary>
public sealed record SdpMessageDescription
{
    /// <summary>The host named in origin and connection; no media flow there.</summary>
    public required string Host { get; init; }

    /// <summary>The number that names the session in the origin line.</summary>
    public required long SessionId { get; init; }

    /// <summary>The number that rises with each description of the same session (RFC 3264 8); null where it is the first.</summary>
    public long? Version { get; init; }

    /// <summary>The port; 0 means that the messages are refused.</summary>
    public int Port { get; init; } = 5060;

    /// <summary>The types of body that may be sent to whoever wrote this; * for any.</summary>
    public IReadOnlyList<string> AcceptTypes { get; init; } = [];

    /// <summary>The types that may be sent wrapped in one of <see cref="AcceptTypes"/>.</summary>
    public IReadOnlyList<string> AcceptWrappedTypes { get; init; } = [];

    /// <summary>Whether messages are refused.</summary>
    public bool IsRefused => Port == 0;

    /// <summary>Finds the message medium in a description; null when there is none over SIP.</summary>
    public static SdpMessageDescription? Find(SessionDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var media = description.Media.FirstOrDefault(item => IsMessages(item) && item.Port != 0)
            ?? description.Media.FirstOrDefault(IsMessages);
        if (media is null)
        {
            return null;
        }

        var origin = description.Origin.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var connection = (media.Connection ?? description.Connection ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new SdpMessageDescription
        {
            Host = connection.Length == 3 ? connection[2] : "",
            Version = origin.Length > 2 && long.TryParse(origin[2], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
            SessionId = origin.Length > 1 && long.TryParse(origin[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0,
            Port = media.Port,
            AcceptTypes = Words(media["accept-types"]),
            AcceptWrappedTypes = Words(media["accept-wrapped-types"]),
        };
    }

    /// <summary>Reads a body of application/sdp; null when it is malformed or offers no messages over SIP.</summary>
    public static SdpMessageDescription? TryParse(ReadOnlySpan<byte> bytes) =>
        SessionDescription.TryParse(bytes, out var description) ? Find(description) : null;

    /// <summary>Whether that type of body may be sent.</summary>
    public bool Accepts(string mediaType) => Names(AcceptTypes, mediaType);

    /// <summary>The whole session description with this medium alone.</summary>
    public SessionDescription ToDescription()
    {
        var kind = Host.Contains(':', StringComparison.Ordinal) ? "IP6" : "IP4";
        var host = Host.Trim('[', ']');
        var attributes = new List<SdpAttributeLine>();
        if (AcceptTypes.Count > 0)
        {
            attributes.Add(new SdpAttributeLine("accept-types", string.Join(' ', AcceptTypes)));
        }

        if (AcceptWrappedTypes.Count > 0)
        {
            attributes.Add(new SdpAttributeLine("accept-wrapped-types", string.Join(' ', AcceptWrappedTypes)));
        }

        return new SessionDescription
        {
            Origin = string.Create(CultureInfo.InvariantCulture, $"- {SessionId} {Version ?? SessionId} IN {kind} {host}"),
            Connection = $"IN {kind} {host}",
            Media = [new MediaDescription { Kind = "message", Port = Port, Protocol = "sip", Formats = ["null"], Attributes = attributes }],
        };
    }

    /// <summary>The whole session description as on the wire.</summary>
    public override string ToString() => ToDescription().ToString();

    internal static bool IsMessages(MediaDescription media) =>
        media.Kind.Equals("message", StringComparison.OrdinalIgnoreCase) && media.Protocol.Equals("sip", StringComparison.OrdinalIgnoreCase);

    private static string[] Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool Names(IReadOnlyList<string> types, string mediaType) =>
        MediaType.TryParse(mediaType, out var parsed) && parsed.IsAmong(types);
}
