using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>Reads one option after the other; a bad value is named in the log with what was expected, and the default holds.</summary>
internal sealed partial class OptionReader(IImSettings settings, ILogger logger)
{
    public TimeSpan Time(string option, TimeSpan least, TimeSpan most, TimeSpan standard) =>
        Read<TimeSpan>(
            option,
            $"a time hh:mm:ss from {least:c} to {most:c}",
            standard,
            text => TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null);

    public int Number(string option, int least, int most, int standard) =>
        Read<int>(
            option,
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
            standard,
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null);

    public bool Flag(string option, bool standard) =>
        Read<bool>(option, "true or false", standard, text => bool.TryParse(text, out var value) ? value : null);

    public string? Colour(string option, string? standard) =>
        Find(option) is not { } text ? standard
        : ColourPattern().IsMatch(text) ? text
        : Bad(option, text, "a colour #AARRGGBB or #RRGGBB", standard);

    public IReadOnlyList<string> Domains(string option, IReadOnlyList<string> standard)
    {
        if (Find(option) is not { } text)
        {
            return standard;
        }

        var domains = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.TrueForAll(domains, domain => Uri.CheckHostName(domain) != UriHostNameType.Unknown)
            ? Array.ConvertAll(domains, domain => domain.ToLowerInvariant())
            : Bad(option, text, "domains separated by commas", standard);
    }

    private T Read<T>(string option, string expected, T standard, Func<string, T?> parse)
        where T : struct =>
        Find(option) is not { } text ? standard : parse(text) ?? Bad(option, text, expected, standard);

    private string? Find(string option) => settings.Find(option)?.Trim() is { Length: > 0 } text ? text : null;

    private T Bad<T>(string option, string value, string expected, T standard)
    {
        MessagingLog.BadOption(logger, option, value, expected);
        return standard;
    }

    [GeneratedRegex("^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")]
    private static partial Regex ColourPattern();
}
