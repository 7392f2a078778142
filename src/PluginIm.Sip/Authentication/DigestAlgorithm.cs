namespace PluginIm.Sip;

/// <summary>The hash algorithms of digest authentication, weakest first (RFC 7616, RFC 8760).</summary>
public enum DigestAlgorithm
{
    /// <summary>MD5: what every client knows.</summary>
    Md5,

    /// <summary>SHA-256.</summary>
    Sha256,
}
