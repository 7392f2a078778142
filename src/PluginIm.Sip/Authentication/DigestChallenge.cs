using System.Text;

namespace PluginIm.Sip;

/// <summary>One challenge of a WWW-Authenticate or Proxy-Authenticate (RFC 7616 section 3.3).</summary>
public sealed record DigestChallenge
{
    /// <summary>Whose password is asked for.</summary>
    public required string Realm { get; init; }

    /// <summary>What the server wants hashed in.</summary>
    public required string Nonce { get; init; }

    /// <summary>What the server wants back as it is.</summary>
    public string? Opaque { get; init; }

    /// <summary>Whether only the nonce was too old, and the password right.</summary>
    public bool Stale { get; init; }

    /// <summary>The algorithm; null for one that is not spoken here.</summary>
    public DigestAlgorithm? Algorithm { get; init; } = DigestAlgorithm.Md5;

    /// <summary>Whether the server wants the user's name hashed, so that nobody on the way reads it (RFC 7616 3.4.4).</summary>
    public bool WantsUserHash { get; init; }

    /// <summary>The qualities of protection that the server offers; empty for a server of RFC 2069.</summary>
    public IReadOnlyList<string> Qop { get; init; } = [];

    /// <summary>Whether a client can answer: a known algorithm, and qop auth, auth-int or none.</summary>
    public bool IsUsable => Algorithm is not null && (Qop.Count == 0 || AnsweredQop is not null);

    /// <summary>Whether the algorithm is a session variant.</summary>
    internal bool IsSession => Algorithm is { } algorithm && DigestHash.IsSession(algorithm);

    /// <summary>The quality of protection that the answer has: auth where it is offered, else auth-int; null without any.</summary>
    internal string? AnsweredQop => Offers(DigestHash.Auth) ? DigestHash.Auth : Offers(DigestHash.AuthInt) ? DigestHash.AuthInt : null;

    /// <summary>Reads one challenge.</summary>
    /// <exception cref="SipParseException">The text is no digest challenge.</exception>
    public static DigestChallenge Parse(string text) =>
        TryParse(text, out var challenge) ? challenge : throw new SipParseException("no digest challenge", SipHeaderNames.WwwAuthenticate);

    /// <summary>Reads one challenge; false when the text is none.</summary>
    public static bool TryParse(string text, out DigestChallenge challenge)
    {
        ArgumentNullException.ThrowIfNull(text);
        challenge = null!;
        if (DigestFields.TryParse(text) is not { } fields || fields["realm"] is not { } realm || fields["nonce"] is not { } nonce)
        {
            return false;
        }

        challenge = new DigestChallenge
        {
            Realm = realm,
            Nonce = nonce,
            Opaque = fields["opaque"],
            Stale = string.Equals(fields["stale"], "true", StringComparison.OrdinalIgnoreCase),
            Algorithm = DigestHash.Find(fields["algorithm"]),
            WantsUserHash = string.Equals(fields["userhash"], "true", StringComparison.OrdinalIgnoreCase),
            Qop = fields["qop"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
        return true;
    }

    /// <summary>The challenge as on the wire.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("Digest realm=").Append(SipGrammar.Quote(Realm))
            .Append(", nonce=").Append(SipGrammar.Quote(Nonce));
        if (Opaque is not null)
        {
            text.Append(", opaque=").Append(SipGrammar.Quote(Opaque));
        }

        if (Stale)
        {
            text.Append(", stale=true");
        }

        if (Algorithm is { } algorithm)
        {
            text.Append(", algorithm=").Append(DigestHash.NameOf(algorithm));
        }

        if (WantsUserHash)
        {
            text.Append(", userhash=true");
        }

        if (Qop.Count > 0)
        {
            text.Append(", qop=").Append(SipGrammar.Quote(string.Join(',', Qop)));
        }

        return text.ToString();
    }

    private bool Offers(string qop) => Qop.Contains(qop, StringComparer.OrdinalIgnoreCase);
}
