namespace SampleShell;

/// <summary>Of the command line: what its options are, and what is wrong with one.</summary>
internal static partial class Words
{
    public static string CommandTitle => Text();

    public static string CommandDescription => Text();

    public static string CommandLogon => Text();

    public static string CommandPassword => Text();

    public static string CommandSwitch => Text();

    public static string CommandData => Text();

    public static string CommandLog => Text();

    public static string CommandManifest => Text();

    public static string CommandCheckManifest => Text();

    public static string CommandRole => Text();

    public static string CommandDiagnostics => Text();

    public static string CommandOption => Text();

    public static string CommandBounds => Text();

    public static string CommandTheme => Text();

    public static string CommandLanguage => Text();

    public static string CommandHistoryDelay => Text();

    public static string CommandHelpHint => Text();

    public static string CommandNoFault => Text();

    public static string FaultLogon => Text();

    public static string FaultSwitch => Text();

    public static string FaultSwitchEntry => Text();

    public static string FaultBounds => Text();

    public static string FaultTheme => Text();

    public static string FaultLanguage => Text();

    public static string FaultHistoryDelay => Text();

    public static string FaultOption => Text();

    public static string FaultPath => Text();
}
