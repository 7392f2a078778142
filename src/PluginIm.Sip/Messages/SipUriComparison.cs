namespace PluginIm.Sip;

/// <summary>When two URIs are the same: RFC 3261 section 19.1.4.</summary>
internal static class SipUriComparison
{
    /// <summary>Parameters that make a difference even when one side lacks them.</summary>
    private static readonly string[] AlwaysCompared = ["user", "ttl", "method", "maddr", "transport"];

    internal static bool AreEqual(SipUri left, SipUri right)
    {
        if (!left.Scheme.Equals(right.Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        if (left.Opaque is not null || right.Opaque is not null)
        {
            return string.Equals(left.Opaque, right.Opaque, StringComparison.Ordinal);
        }

        return (string.Equals(left.User, right.User, StringComparison.Ordinal) || string.Equals(left.UnescapedUser, right.UnescapedUser, StringComparison.Ordinal))
            && left.Host.Equals(right.Host, StringComparison.OrdinalIgnoreCase)
            && left.Port == right.Port
            && AreParametersEqual(left.Parameters, right.Parameters)
            && AreHeadersEqual(left.HeadersPart, right.HeadersPart);
    }

    internal static int HashOf(SipUri uri) => HashCode.Combine(
        uri.Scheme,
        uri.Opaque,
        uri.UnescapedUser,
        StringComparer.OrdinalIgnoreCase.GetHashCode(uri.Host),
        uri.Port);

    private static bool AreParametersEqual(SipParameters left, SipParameters right)
    {
        if (left.Count == 0 && right.Count == 0)
        {
            return true;
        }

        var (leftValues, rightValues) = (ValuesByName(left), ValuesByName(right));
        return AlwaysCompared.All(name => leftValues.ContainsKey(name) == rightValues.ContainsKey(name))
            && leftValues.All(item => !rightValues.TryGetValue(item.Key, out var value) || AreValuesEqual(item.Value, value));
    }

    /// <summary>The values by name; a name may be escaped as any part of a URI may. Of one that stands there twice the first counts.</summary>
    private static Dictionary<string, string?> ValuesByName(SipParameters parameters)
    {
        var values = new Dictionary<string, string?>(parameters.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var item in parameters)
        {
            values.TryAdd(Unescape(item.Name)!, item.Value);
        }

        return values;
    }

    private static bool AreValuesEqual(string? left, string? right) =>
        string.Equals(Unescape(left), Unescape(right), StringComparison.OrdinalIgnoreCase);

    private static bool AreHeadersEqual(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return left == right;
        }

        var leftHeaders = left.Split('&');
        var rightHeaders = right.Split('&');
        Array.Sort(leftHeaders, StringComparer.OrdinalIgnoreCase);
        Array.Sort(rightHeaders, StringComparer.OrdinalIgnoreCase);
        return leftHeaders.AsSpan().SequenceEqual(rightHeaders, EqualityComparer<string>.Create(AreValuesEqual));
    }

    private static string? Unescape(string? text) => text is null ? null : Uri.UnescapeDataString(text);
}
