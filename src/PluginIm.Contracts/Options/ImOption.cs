using System.Globalization;
using System.Text.RegularExpressions;

namespace PluginIm.Contracts.Options;

/// <summary>One option of the plugin, as the manifest, a role or the agent may set it.</summary>
/// <param name="Name">Its flat name, for example <c>im.toast-timeout</c>.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Default">The value that holds where none is set, or a bad one; empty where the meaning says what holds then.</param>
/// <param name="Meaning">What it does: the rest of a sentence, in English.</param>
public sealed partial record ImOption(string Name, ImOptionKind Kind, string Default, string Meaning)
{
    /// <summary>The least value, of a number or a time.</summary>
    public string? Least { get; init; }

    /// <summary>The greatest value, of a number or a time.</summary>
    public string? Most { get; init; }

    /// <summary>Whether the agent may choose the value for herself: it is a matter of taste and takes nothing from anybody.</summary>
    public bool IsAgents { get; init; }

    /// <summary>Whether a case may set it for its consultation alone (<c>ImOptionOverrides</c>): it concerns nobody and nothing else.</summary>
    public bool CanBeOverridden { get; init; }

    /// <summary>When a value that is changed while the shell runs takes effect.</summary>
    public ImOptionEffect TakesEffect { get; init; }

    /// <summary>What a value has to be, in words for whoever wrote a bad one.</summary>
    public string Expected => Kind switch
    {
        ImOptionKind.Flag => "true or false",
        ImOptionKind.Number => $"a whole number from {Least} to {Most}",
        ImOptionKind.Time => $"a time hh:mm:ss from {Least} to {Most}",
        ImOptionKind.Colour => "a colour #AARRGGBB or #RRGGBB",
        ImOptionKind.List => "texts parted by commas",
        ImOptionKind.Path => "an absolute path",
        _ => "a text",
    };

    /// <summary>Says whether a text can be the option's value. Whether a file is there, or a host, is not looked at.</summary>
    /// <param name="value">The text.</param>
    /// <returns>Whether it is of the option's kind and within its range.</returns>
    public bool Accepts(string value) => Kind switch
    {
        ImOptionKind.Flag => bool.TryParse(value, out _),
        ImOptionKind.Number => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= Number(Least) && number <= Number(Most),
        ImOptionKind.Time => TimeSpan.TryParseExact(value, "c", CultureInfo.InvariantCulture, out TimeSpan time) && time >= Time(Least) && time <= Time(Most),
        ImOptionKind.Colour => ColourPattern().IsMatch(value),
        ImOptionKind.Path => Path.IsPathFullyQualified(Environment.ExpandEnvironmentVariables(value)),
        _ => true,
    };

    /// <summary>Finds the value that holds.</summary>
    /// <param name="settings">Where values come from.</param>
    /// <param name="refused">Is told a value that is not accepted; the default holds then.</param>
    /// <returns>The value, trimmed; the default where none is set.</returns>
    public string Read(IImSettings settings, Action<string> refused)
    {
        if (settings.Find(Name)?.Trim() is not { Length: > 0 } value)
        {
            return Default;
        }

        if (Accepts(value))
        {
            return value;
        }

        refused(value);
        return Default;
    }

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    private static TimeSpan Time(string? text) => TimeSpan.Parse(text!, CultureInfo.InvariantCulture);

    [GeneratedRegex("^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")]
    private static partial Regex ColourPattern();
}
