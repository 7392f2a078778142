namespace PluginIm.Sip;

/// <summary>A Subject of a CPIM message in one language (RFC 3862 4.5).</summary>
/// <param name="Text">The subject.</param>
/// <param name="Language">Its language (RFC 5646); null where it names none.</param>
public sealed record CpimSubject(string Text, string? Language = null)
{
    private const string LanguageParameter = ";lang=";

    /// <summary>The header's value as on the wire.</summary>
    public override string ToString() => Language is null ? CpimText.Escape(Text) : $"{LanguageParameter}{Language} {CpimText.Escape(Text)}";

    internal static CpimSubject Parse(string value)
    {
        if (!value.StartsWith(LanguageParameter, StringComparison.OrdinalIgnoreCase))
        {
            return new CpimSubject(CpimText.Unescape(value));
        }

        var space = value.IndexOf(' ', StringComparison.Ordinal);
        return space < 0
            ? new CpimSubject("", value[LanguageParameter.Length..])
            : new CpimSubject(CpimText.Unescape(value[(space + 1)..]), value[LanguageParameter.Length..space]);
    }
}
