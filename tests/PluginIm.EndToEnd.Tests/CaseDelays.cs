using System.Globalization;
using System.Text.RegularExpressions;

namespace PluginIm.EndToEnd.Tests;

/// <summary>How long changes of a case took from the desktop where they were made to the one where they were shown, by the clock of the machine, which both write into their logs.</summary>
internal static partial class CaseDelays
{
    private const string Format = "yyyy-MM-dd HH:mm:ss.fff";

    /// <param name="logs">The lines of both desktops: each change was shown before the next was made.</param>
    public static IReadOnlyList<TimeSpan> In(IReadOnlyList<string> logs)
    {
        var (made, shown) = (TimesOf(Made(), logs), TimesOf(Shown(), logs));
        Assert.HasCount(made.Count, shown, "A change was not shown by itself.");
        return [.. made.Zip(shown, (from, to) => to - from)];
    }

    private static List<DateTime> TimesOf(Regex line, IEnumerable<string> logs) =>
        [.. logs.Select(entry => line.Match(entry)).Where(match => match.Success)
            .Select(match => DateTime.ParseExact(match.Groups[1].Value, Format, CultureInfo.InvariantCulture)).Order()];

    [GeneratedRegex(@"^(\S+ \S+) DBG \S+: The agent changes the case of the interaction ")]
    private static partial Regex Made();

    [GeneratedRegex(@"^(\S+ \S+) DBG \S+: Session \S+: a change of the case is shown")]
    private static partial Regex Shown();
}
