namespace PluginIm.Sip;

/// <summary>What an element takes.</summary>
public sealed record SipRequestRulesOptions
{
    /// <summary>The end of the way, or a hop on it: which rules hold.</summary>
    public SipEndpointRole Role { get; init; } = SipEndpointRole.UserAgent;

    /// <summary>The methods taken, as Allow names them.</summary>
    public IReadOnlyList<SipMethod> Methods { get; init; } = [];

    /// <summary>The option tags spoken: what Require (to a proxy Proxy-Require) may ask for, and what Supported names.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The types of body taken, as Accept names them; a subtype may be an asterisk.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [SessionDescription.MediaTypeName];

    /// <summary>The codings of bodies taken, as Accept-Encoding names them.</summary>
    public IReadOnlyList<string> AcceptEncoding { get; init; } = ["identity"];

    /// <summary>How many parts one multipart body may have; more are answered 513.</summary>
    public int MaxParts { get; init; } = 16;

    /// <summary>The schemes that a Request-URI may have.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = ["sip", "sips"];

    /// <summary>Whether a request with a tag in To belongs to a dialog that is known here; null to take that for true.</summary>
    public Func<SipRequest, bool>? KnowsDialog { get; init; }
}
