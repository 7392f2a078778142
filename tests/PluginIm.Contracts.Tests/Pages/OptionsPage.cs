using System.Globalization;
using System.Text;
using PluginIm.Contracts.Options;

namespace PluginIm.Contracts.Tests.Pages;

/// <summary><c>docs/options.md</c>, made from the table.</summary>
internal static class OptionsPage
{
    private const string Head = """
        # Options

        Every option of the plugin. The manifest sets them for everybody (`options`) or for a role (`roles`, above those for everybody); the shell may let the
        agent choose those with a star. Those with a dagger a case may set for its consultation alone, by a field `ImOptionOverrides` such as
        `im.toast-timeout=60;im.max-length=500` (a time also in seconds); that field does not leave the desktop. A bad value is named in the
        log with what was expected, and the default holds.

        A shell that tells of changes (`IImSettingsChanges`) may change values while it runs; the last column says when they hold: at once, for the next session
        (and invitation; those under way keep theirs), or after a restart.

        | option | value | default | meaning | takes effect |
        |---|---|---|---|---|

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head);
        foreach (var option in ImOptionTable.All)
        {
            var star = (option.IsAgents ? " \\*" : "") + (option.CanBeOverridden ? " †" : "");
            var standard = option.Default.Length > 0 ? $"`{option.Default}`" : "none";
            page.Append(CultureInfo.InvariantCulture, $"| `{option.Name}`{star} | {ValueOf(option)} | {Cell(standard)} | {Cell(option.Meaning)} | {EffectOf(option)} |\n");
        }

        return page.ToString();
    }

    private static string EffectOf(ImOption option) => option.TakesEffect switch
    {
        ImOptionEffect.AtOnce => "at once",
        ImOptionEffect.NextSession => "next session",
        _ => "restart",
    };

    /// <summary>A bar in a cell would begin the next one.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string ValueOf(ImOption option) => option.Kind switch
    {
        ImOptionKind.Flag => "`true`, `false`",
        ImOptionKind.Number => $"number, {option.Least} to {option.Most}",
        ImOptionKind.Time => $"`hh:mm:ss`, {option.Least} to {option.Most}",
        ImOptionKind.Colour => "`#AARRGGBB`",
        ImOptionKind.List => "texts parted by commas",
        ImOptionKind.Path => "absolute path; variables of the environment are expanded",
        _ => "text",
    };
}
