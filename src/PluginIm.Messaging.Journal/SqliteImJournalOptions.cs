using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Contracts.Options;

namespace PluginIm.Messaging.Journal;

/// <summary>The options of the journal. Those that a shell sets are named as in the manifest.</summary>
public sealed record SqliteImJournalOptions
{
    /// <summary><c>im.journal</c>: whether open sessions are kept on disk. Default true.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>
    /// <c>im.journal-directory</c>: the absolute path of the folder with the files, one for each agent. Variables of the environment are
    /// expanded. Default <c>PluginIm/Journal</c> in the user's local application data.
    /// </summary>
    public string Directory { get; init; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "PluginIm", "Journal");

    /// <summary>
    /// Largest size of an agent's file, without the few megabytes of what is not yet folded into it. Beyond it the sessions that are over go,
    /// the oldest first; when there are none, it is as if the disk were full. Default 256 MiB.
    /// </summary>
    public long MaxBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>
    /// Most sessions in an agent's file. Beyond it the sessions that are over go, the oldest first; when there are none, further sessions are
    /// not kept. Default 10,000.
    /// </summary>
    public int MaxSessions { get; init; } = 10_000;

    /// <summary>Reads the options. A bad value is named in the log, and the default holds.</summary>
    /// <param name="settings">Where the values come from.</param>
    /// <param name="logger">Where bad values are named.</param>
    /// <returns>The options.</returns>
    public static SqliteImJournalOptions From(IImSettings settings, ILogger logger)
    {
        var defaults = new SqliteImJournalOptions();
        var directory = Text(settings, "im.journal-directory", logger);
        return defaults with
        {
            IsOn = bool.Parse(Text(settings, "im.journal", logger)),
            Directory = directory.Length > 0 ? Environment.ExpandEnvironmentVariables(directory) : defaults.Directory,
        };
    }

    private static string Text(IImSettings settings, string name, ILogger logger)
    {
        var option = ImOptionTable.Get(name);
        return option.Read(settings, value => JournalLog.BadOption(logger, name, value, option.Expected));
    }
}
