namespace PluginIm.Sip;

/// <summary>What a server makes of a request's credentials.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="UserName">The user named, where there is one; proven only when accepted.</param>
public readonly record struct DigestVerdict(DigestVerdictKind Kind, string? UserName = null)
{
    /// <summary>Whether the user is proven.</summary>
    public bool IsAccepted => Kind == DigestVerdictKind.Accepted;
}
