namespace PluginIm.Sip;

/// <summary>How a server challenges.</summary>
public sealed record DigestServerOptions
{
    /// <summary>
    /// The algorithms offered, in this order; a client takes the first that it knows (RFC 8760 section 2.3). A session variant is one of its own.
    /// </summary>
    public IReadOnlyList<DigestAlgorithm> Algorithms { get; init; } = [DigestAlgorithm.Sha256, DigestAlgorithm.Md5];

    /// <summary>The qualities of protection offered: auth covers method and URI, auth-int the body too, where no element on the way changes it.</summary>
    public IReadOnlyList<string> Qop { get; init; } = [DigestHash.Auth];

    /// <summary>Whether clients are asked to hash the user's name (RFC 7616 3.4.4). Those that do not know of it name it as ever.</summary>
    public bool UserHash { get; init; }

    /// <summary>How long a nonce serves.</summary>
    public TimeSpan NonceLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For how many nonces the counts are remembered; a nonce beyond is stale and asked for again.</summary>
    public int MaxNonces { get; init; } = 10_000;
}
