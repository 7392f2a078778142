using System.Text;

namespace PluginIm.Sip;

/// <summary>A Content-Disposition (RFC 3261 20.11, RFC 5621): what a body or part is for, and whether it must be understood.</summary>
/// <param name="Type">session, render, by-reference and so on, in lower case.</param>
/// <param name="Parameters">The parameters.</param>
public sealed record ContentDisposition(string Type, SipParameters Parameters)
{
    private const string Handling = "handling";

    /// <summary>Whether whoever does not understand it may pass it over; without a word of it, it must be understood.</summary>
    public bool IsOptional => string.Equals(Parameters.Unquoted(Handling), "optional", StringComparison.OrdinalIgnoreCase);

    /// <summary>A disposition that says how it is to be handled.</summary>
    public static ContentDisposition Of(string type, bool isOptional) =>
        new(type, SipParameters.Empty.With(Handling, isOptional ? "optional" : "required"));

    /// <summary>Reads a value.</summary>
    /// <exception cref="SipParseException">The text is none.</exception>
    public static ContentDisposition Parse(string text) => TryParse(text, out var disposition)
        ? disposition
        : throw new SipParseException("the value names no type, or its parameters are malformed", SipHeaderNames.ContentDisposition);

    /// <summary>Reads a value; false when the text is none.</summary>
    public static bool TryParse(string? text, out ContentDisposition disposition)
    {
        disposition = null!;
        if (!ParameterizedValue.TrySplit(text, out var type, out var parameters) || !SipGrammar.IsToken(Encoding.UTF8.GetBytes(type)))
        {
            return false;
        }

        disposition = new ContentDisposition(type.ToLowerInvariant(), parameters);
        return true;
    }

    /// <summary>The value as on the wire.</summary>
    public override string ToString() => Type + Parameters;
}
