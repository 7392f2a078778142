using System.Globalization;

namespace PluginIm.Sip;

/// <summary>A Warning (RFC 3261 20.43): what a status alone does not say, for people and logs.</summary>
/// <param name="Code">What it is about, <see cref="MediaTypeNotAvailable"/> or <see cref="Miscellaneous"/> mostly.</param>
/// <param name="Agent">Who says it, a host or a pseudonym.</param>
/// <param name="Text">The words.</param>
public sealed record SipWarning(int Code, string Agent, string Text)
{
    /// <summary>A media type that was offered is not there.</summary>
    public const int MediaTypeNotAvailable = 304;

    /// <summary>Anything that has no code of its own.</summary>
    public const int Miscellaneous = 399;

    /// <summary>The value as on the wire. What would end the quoted text is left out of it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code} {Agent} \"{Printable(Text)}\"");

    private static string Printable(string text) => new([.. text.Select(c => char.IsControl(c) || c is '"' or '\\' ? ' ' : c)]);
}
