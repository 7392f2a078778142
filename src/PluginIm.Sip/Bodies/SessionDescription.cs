namespace PluginIm.Sip;

/// <summary>A session description (RFC 8866): what an offer and answer (RFC 3264) carry.</summary>
public sealed record SessionDescription
{
    /// <summary>The body's Content-Type.</summary>
    public const string MediaTypeName = "application/sdp";

    /// <summary>The origin line, without o=.</summary>
    public required string Origin { get; init; }

    /// <summary>The session's name; a dash where there is none.</summary>
    public string SessionName { get; init; } = "-";

    /// <summary>What the session is about, for people, without i=; null where it is not said.</summary>
    public string? Information { get; init; }

    /// <summary>The bandwidth lines, without b=.</summary>
    public IReadOnlyList<string> Bandwidths { get; init; } = [];

    /// <summary>The connection line for all media, without c=; null when each has its own.</summary>
    public string? Connection { get; init; }

    /// <summary>The timing line, without t=.</summary>
    public string Timing { get; init; } = "0 0";

    /// <summary>The session's attributes.</summary>
    public IReadOnlyList<SdpAttributeLine> Attributes { get; init; } = [];

    /// <summary>The media in order.</summary>
    public IReadOnlyList<MediaDescription> Media { get; init; } = [];

    /// <summary>Reads a description.</summary>
    /// <exception cref="SipParseException">It is malformed.</exception>
    public static SessionDescription Parse(ReadOnlySpan<byte> bytes) => SdpReader.Read(bytes);

    /// <summary>Reads a description; false when it is malformed.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out SessionDescription description)
    {
        try
        {
            description = SdpReader.Read(bytes);
            return true;
        }
        catch (SipParseException)
        {
            description = null!;
            return false;
        }
    }

    /// <summary>Whether two descriptions say the same.</summary>
    public bool Equals(SessionDescription? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The description as on the wire.</summary>
    public override string ToString() => SdpText.Of(this);
}
