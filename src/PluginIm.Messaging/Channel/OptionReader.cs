using System.Globalization;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Contracts.Options;

namespace PluginIm.Messaging;

/// <summary>Reads one option of the table after the other; a bad value is named in the log with what was expected, and the default holds.</summary>
internal sealed class OptionReader(IImSettings settings, ILogger logger)
{
    public TimeSpan Time(string option) => TimeSpan.Parse(Text(option), CultureInfo.InvariantCulture);

    public int Number(string option) => int.Parse(Text(option), CultureInfo.InvariantCulture);

    public bool Flag(string option) => bool.Parse(Text(option));

    public string? Colour(string option) => Text(option) is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> List(string option) => Text(option).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IReadOnlyList<string> Domains(string option)
    {
        var text = Text(option);
        var domains = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.TrueForAll(domains, domain => Uri.CheckHostName(domain) != UriHostNameType.Unknown))
        {
            return Array.ConvertAll(domains, domain => domain.ToLowerInvariant());
        }

        MessagingLog.BadOption(logger, option, text, "domains separated by commas");
        return [];
    }

    private string Text(string option)
    {
        var entry = ImOptionTable.Get(option);
        return entry.Read(settings, value => MessagingLog.BadOption(logger, option, value, entry.Expected));
    }
}
