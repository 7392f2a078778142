using System.Text.RegularExpressions;

namespace PluginIm.EndToEnd.Tests;

/// <summary>What a log must not have: warnings and errors that the test did not provoke, passwords, what people wrote.</summary>
internal static class GoodLogs
{
    /// <summary>A line of level Warning, Error or Fatal.</summary>
    private static readonly Regex WorthAttention = new(@"^[0-9-]{10} [0-9:.]{12} (WRN|ERR|FTL) ", RegexOptions.Compiled);

    /// <summary>All desktops of a test are at one keyboard: two that start at the same moment find a shortcut taken by each other.</summary>
    private static readonly Regex SharedKeyboard = new(@"NotificationShortcuts: The shortcut \S+ does not work while an invitation waits: Taken", RegexOptions.Compiled);

    /// <param name="logs">The lines.</param>
    /// <param name="written">Texts that people wrote.</param>
    /// <param name="provoked">Warnings that belong to what the test did.</param>
    public static void Assert(IReadOnlyList<string> logs, IEnumerable<string> written, params Regex[] provoked)
    {
        var unexpected = logs.Where(line => WorthAttention.IsMatch(line) && !SharedKeyboard.IsMatch(line) && !provoked.Any(pattern => pattern.IsMatch(line)));
        Microsoft.VisualStudio.TestTools.UnitTesting.Assert.AreEqual("", string.Join('\n', unexpected), "The logs have lines that nobody provoked.");
        var faults = logs.Where(line => line.Contains("Exception", StringComparison.Ordinal) || line.Contains("demo-kmilburn", StringComparison.Ordinal)
            || written.Any(text => line.Contains(text, StringComparison.Ordinal)));
        Microsoft.VisualStudio.TestTools.UnitTesting.Assert.AreEqual("", string.Join('\n', faults), "An exception, a password or a message's text is in a log.");
    }
}
