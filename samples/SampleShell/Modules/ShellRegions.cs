namespace SampleShell;

/// <summary>The regions that this shell has: the status bar's, and one in each interaction view. XAML names them; the manifest gives the plugin's views to them.</summary>
internal static class ShellRegions
{
    public const string StatusBar = "StatusBarRegion";

    public const string Interaction = "InteractionImRegion";

    public static IReadOnlyList<string> All { get; } = [StatusBar, Interaction];
}
