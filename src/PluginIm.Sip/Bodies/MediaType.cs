using System.Text;

namespace PluginIm.Sip;

/// <summary>A Content-Type's value (RFC 3261 section 20.15): type, subtype and parameters.</summary>
public sealed class MediaType
{
    private MediaType(string name, SipParameters parameters)
    {
        Name = name;
        Parameters = parameters;
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

    /// <summary>Whether a Content-Type's value is of that type, whatever its parameters.</summary>
    public static bool Is(string? contentType, string name) =>
        TryParse(contentType, out var mediaType) && mediaType.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a list such as that of Accept names this type: itself, its kind with any subtype, or any type at all.</summary>
    public bool IsAmong(IReadOnlyList<string> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var anySubtype = Name[..(Name.IndexOf('/', StringComparison.Ordinal) + 1)] + "*";
        return types.Any(type => type is "*" or "*/*"
            || type.Equals(Name, StringComparison.OrdinalIgnoreCase)
            || type.Equals(anySubtype, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override string ToString() => Name + Parameters;
}
