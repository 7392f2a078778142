using System.Globalization;

namespace PluginIm.ViewModels;

/// <summary>A sound that asks for the agent's attention.</summary>
/// <param name="File">The sound file; null stands for the system's own sound.</param>
/// <param name="Priority">Of two sounds at a time the one with the higher number is heard.</param>
/// <param name="Duration">How long the sound is repeated; zero plays it once, null repeats it until the agent has answered.</param>
public sealed record Bell(string? File, int Priority, TimeSpan? Duration)
{
    private const string System = "system";
    private const int MaxPriority = 100;
    private const int MaxSeconds = 600;

    /// <summary>Reads a bell as the manifest writes it: <c>file|priority|duration</c>.</summary>
    /// <param name="text">
    /// The file, relative to the shell's program or <c>system</c>; the priority, 0 to 100; the seconds, 0 for once, -1 until answered.
    /// </param>
    /// <param name="fault">What was expected and is not there; null when the bell could be read.</param>
    /// <returns>The bell; null when there is a fault.</returns>
    internal static Bell? TryParse(string text, out string? fault)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length != 3)
        {
            fault = "file|priority|duration";
            return null;
        }

        var priority = NumberIn(parts[1], 0, MaxPriority);
        var seconds = NumberIn(parts[2], -1, MaxSeconds);
        fault = IsFile(parts[0]) ? null : $"a .wav file or {System} before the first |";
        fault ??= priority is null ? $"a priority from 0 to {MaxPriority} between the |" : null;
        fault ??= seconds is null ? $"seconds from 0 to {MaxSeconds}, or -1 for until answered, after the last |" : null;
        return fault is null ? new Bell(PathOf(parts[0]), priority!.Value, seconds < 0 ? null : TimeSpan.FromSeconds(seconds!.Value)) : null;
    }

    private static bool IsSystem(string file) => string.Equals(file, System, StringComparison.OrdinalIgnoreCase);

    private static bool IsFile(string file) => IsSystem(file) || file.EndsWith(".wav", StringComparison.OrdinalIgnoreCase);

    private static string? PathOf(string file) =>
        IsSystem(file) ? null : Path.GetFullPath(Environment.ExpandEnvironmentVariables(file), AppContext.BaseDirectory);

    private static int? NumberIn(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;
}
