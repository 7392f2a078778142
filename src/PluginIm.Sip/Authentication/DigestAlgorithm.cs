namespace PluginIm.Sip;

/// <summary>
/// The algorithms of digest authentication, weakest first (RFC 7616, RFC 8760). A session variant, "-sess", binds the password's hash to the nonces
/// once for all that follows (RFC 7616 3.4.2).
/// </summary>
public enum DigestAlgorithm
{
    /// <summary>MD5: what every client knows.</summary>
    Md5,

    /// <summary>MD5-sess.</summary>
    Md5Session,

    /// <summary>SHA-256.</summary>
    Sha256,

    /// <summary>SHA-256-sess.</summary>
    Sha256Session,
}
