namespace PluginIm.Sip;

/// <summary>The <c>name=value</c> list after <c>Digest</c> in challenges and credentials (RFC 7616 sections 3.3 and 3.4).</summary>
internal sealed class DigestFields
{
    private const string Scheme = "Digest";

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    private DigestFields()
    {
    }

    internal string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Reads the value of a header; null when it is of another scheme or malformed.</summary>
    internal static DigestFields? TryParse(string text)
    {
        var rest = text.AsSpan().Trim();
        if (!rest.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || rest.Length == Scheme.Length || rest[Scheme.Length] is not (' ' or '\t'))
        {
            return null;
        }

        return TryParseList(rest[Scheme.Length..]);
    }

    /// <summary>Reads a list without a scheme before it, as Authentication-Info is (RFC 7616 3.5); null when it is malformed.</summary>
    internal static DigestFields? TryParseList(ReadOnlySpan<char> text)
    {
        var fields = new DigestFields();
        var rest = text.TrimStart();
        while (!rest.IsEmpty)
        {
            if (!fields.TryTake(ref rest))
            {
                return null;
            }
        }

        return fields;
    }

    private bool TryTake(ref ReadOnlySpan<char> rest)
    {
        var equals = rest.IndexOf('=');
        if (equals <= 0)
        {
            return false;
        }

        var name = rest[..equals].Trim();
        rest = rest[(equals + 1)..].TrimStart();
        var length = rest.IsEmpty || rest[0] != '"' ? rest.IndexOf(',') : QuotedLength(rest);
        if (length < 0)
        {
            length = rest.IsEmpty || rest[0] != '"' ? rest.Length : -1;
        }

        // The same field twice is a way to have two readers see two different values.
        if (length < 0 || !_values.TryAdd(name.ToString(), SipGrammar.Unquote(rest[..length].Trim().ToString())))
        {
            return false;
        }

        rest = rest[length..].TrimStart();
        if (rest.IsEmpty)
        {
            return true;
        }

        var isComma = rest[0] == ',';
        rest = rest[1..].TrimStart();
        return isComma;
    }

    private static int QuotedLength(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i + 1;
            }
        }

        return -1;
    }
}
