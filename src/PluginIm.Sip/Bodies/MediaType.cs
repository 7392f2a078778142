using System.Collections.Concurrent;
using System.Text;

namespace PluginIm.Sip;

/// <summary>A Content-Type's value (RFC 3261 section 20.15): type, subtype and parameters.</summary>
public sealed class MediaType
{
    /// <summary>So many of the types that were read are remembered, as long as they are not longer than that: there are few, and every message names some.</summary>
    private const int MostKnown = 64;

    private const int LongestKnown = 128;

    private static readonly ConcurrentDictionary<string, MediaType> Known = new(StringComparer.Ordinal);

    private readonly string _anySubtype;

    private MediaType(string name, SipParameters parameters)
    {
        Name = name;
        Parameters = parameters;
        _anySubtype = name[..(name.IndexOf('/', StringComparison.Ordinal) + 1)] + "*";
    }

    /// <summary>Type and subtype in lower case, such as text/plain.</summary>
    public string Name { get; }

    /// <summary>The parameters, such as charset or boundary.</summary>
    public SipParameters Parameters { get; }

    /// <summary>Reads a media type; false when the text is none.</summary>
    public static bool TryParse(string? text, out MediaType mediaType)
    {
        mediaType = null!;
        if (text is null)
        {
            return false;
        }

        if (Known.TryGetValue(text, out var known))
        {
            mediaType = known;
            return true;
        }

        if (!TryRead(text, out mediaType))
        {
            return false;
        }

        if (text.Length <= LongestKnown)
        {
            if (Known.Count >= MostKnown)
            {
                // Forgetting costs a look at each once more; keeping on would cost memory for whatever anybody sends.
                Known.Clear();
            }

            Known.TryAdd(text, mediaType);
        }

        return true;
    }

    /// <summary>Whether a Content-Type's value is of that type, whatever its parameters.</summary>
    public static bool Is(string? contentType, string name) =>
        TryParse(contentType, out var mediaType) && mediaType.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a list such as that of Accept names this type: itself, its kind with any subtype, or any type at all.</summary>
    public bool IsAmong(IReadOnlyList<string> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        foreach (var type in types)
        {
            if (type is "*" or "*/*"
                || type.Equals(Name, StringComparison.OrdinalIgnoreCase)
                || type.Equals(_anySubtype, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Name + Parameters;

    private static bool TryRead(string text, out MediaType mediaType)
    {
        mediaType = null!;
        ReadOnlySpan<byte> raw = Encoding.UTF8.GetBytes(text);
        raw = SipGrammar.Trim(raw);
        var semicolon = raw.IndexOf((byte)';');
        var name = SipGrammar.Trim(semicolon < 0 ? raw : raw[..semicolon]);
        var parameters = semicolon < 0 ? default : raw[semicolon..];
        var slash = name.IndexOf((byte)'/');
        var type = slash < 0 ? default : SipGrammar.Trim(name[..slash]);
        var subtype = SipGrammar.Trim(name[(slash + 1)..]);
        if (!SipGrammar.IsToken(type) || !SipGrammar.IsToken(subtype) || SipGrammar.HoldsLineBreak(raw) || ParameterReader.FaultOf(parameters) is not null)
        {
            return false;
        }

        mediaType = new MediaType(
            $"{SipGrammar.Decode(type)}/{SipGrammar.Decode(subtype)}".ToLowerInvariant(),
            SipParameters.FromScanned(parameters));
        return true;
    }
}
