namespace PluginIm.Sip;

/// <summary>An <c>m=</c> line with what belongs to it (RFC 8866 section 5.14).</summary>
public sealed record MediaDescription
{
    /// <summary>audio, video, message and so on.</summary>
    public required string Kind { get; init; }

    /// <summary>The port; 0 means refused.</summary>
    public required int Port { get; init; }

    /// <summary>The transport, such as sip or RTP/AVP.</summary>
    public required string Protocol { get; init; }

    /// <summary>The formats.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>The medium's own connection line (without c=), or null.</summary>
    public string? Connection { get; init; }

    /// <summary>What the medium is for, for people, without i=; null where it is not said.</summary>
    public string? Information { get; init; }

    /// <summary>The bandwidth lines, without b=.</summary>
    public IReadOnlyList<string> Bandwidths { get; init; } = [];

    /// <summary>The attributes in order.</summary>
    public IReadOnlyList<SdpAttributeLine> Attributes { get; init; } = [];

    /// <summary>The value of the first attribute of that name; null when absent or a flag.</summary>
    public string? this[string attribute] =>
        Attributes.FirstOrDefault(item => item.Name.Equals(attribute, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Whether two descriptions say the same.</summary>
    public bool Equals(MediaDescription? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The lines as on the wire.</summary>
    public override string ToString() => SdpText.Of(this);
}
