namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>Where the built programs and the scripts are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The build's configuration as the artifacts folder spells it, taken from where this program itself runs.</summary>
    public static string Configuration { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    public static string ShellProgram => Path.Combine(Root, "artifacts", "bin", "SampleShell", Configuration + "_win-x64", "SampleShell.exe");

    public static string SwitchProgram => Path.Combine(Root, "artifacts", "bin", "SipSwitch", Configuration, "SipSwitch.dll");

    public static string ModulesFolder => Path.Combine(Root, "artifacts", "modules");

    public static string DemoUsers => Path.Combine(Root, "samples", "SipSwitch", "demo-users.txt");

    public static string DemoPoints => Path.Combine(Root, "samples", "SipSwitch", "demo-points.txt");

    public static string Manifest => Path.Combine(Root, "module-manifest.json");

    public static string WineScript => Path.Combine(Root, "eng", "run-under-wine.sh");

    public static string WineApartScript => Path.Combine(Root, "eng", "wine-apart.sh");

    public static string Pictures =>
        Environment.GetEnvironmentVariable("PLUGINIM_PICTURES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Root, "artifacts", "pictures", "end-to-end");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PluginIm.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"PluginIm.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
