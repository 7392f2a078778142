namespace PluginIm.Messaging;

/// <summary>The parts of an address that the session layer looks at, without knowing SIP.</summary>
internal static class ImAddress
{
    /// <summary>User part of <c>scheme:user@host</c>; null when there is none.</summary>
    public static string? UserOf(string address)
    {
        var bare = WithoutScheme(address);
        var at = bare.IndexOf('@', StringComparison.Ordinal);
        return at > 0 ? bare[..at] : null;
    }

    /// <summary>Domain part of <c>scheme:user@host:port;parameters</c> in lower case; null when there is none.</summary>
    public static string? DomainOf(string address)
    {
        var bare = WithoutScheme(address);
        var at = bare.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var host = bare[(at + 1)..];
        var end = host.AsSpan().IndexOfAny(":;?>");
        host = end < 0 ? host : host[..end];
        return host.Length == 0 ? null : host.ToLowerInvariant();
    }

    /// <summary>Whether two addresses are of one party: user and domain count.</summary>
    public static bool IsSame(string one, string other) =>
        string.Equals(UserOf(one), UserOf(other), StringComparison.Ordinal) && string.Equals(DomainOf(one), DomainOf(other), StringComparison.Ordinal);

    private static string WithoutScheme(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return colon >= 0 && (at < 0 || colon < at) ? address[(colon + 1)..] : address;
    }
}
