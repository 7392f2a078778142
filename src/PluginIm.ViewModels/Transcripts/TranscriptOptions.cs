using System.Globalization;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Contracts.Options;

namespace PluginIm.ViewModels;

/// <summary>Whether transcripts are kept. Each option is named as in the manifest; <see cref="ImOptionTable"/> has the defaults.</summary>
public sealed record TranscriptOptions
{
    /// <summary><c>im.transcripts</c>: whether they are kept at all.</summary>
    public bool IsOn { get; init; }

    /// <summary><c>im.transcript-days</c>: for how many days.</summary>
    public int Days { get; init; }

    /// <summary>Reads the options. A bad value is named in the log, and the default holds.</summary>
    /// <param name="settings">Where the values come from.</param>
    /// <param name="logger">Where bad values are named.</param>
    /// <returns>The options.</returns>
    public static TranscriptOptions From(IImSettings settings, ILogger logger) => new()
    {
        IsOn = bool.Parse(Read(settings, "im.transcripts", logger)),
        Days = int.Parse(Read(settings, "im.transcript-days", logger), CultureInfo.InvariantCulture),
    };

    private static string Read(IImSettings settings, string option, ILogger logger)
    {
        var entry = ImOptionTable.Get(option);
        return entry.Read(settings, value => ViewModelLog.BadOption(logger, option, value, entry.Expected));
    }
}
