namespace PluginIm.Benchmarks;

/// <summary>Where the sample shell lies that was built with this program, in the same configuration.</summary>
internal static class Built
{
    private static readonly string Root = FindRoot();

    public static string Shell { get; } = Path.Combine(
        Root,
        "artifacts",
        "bin",
        "SampleShell",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)) + (OperatingSystem.IsWindows() ? "" : "_win-x64"),
        "SampleShell.exe");

    public static string WineScript { get; } = Path.Combine(Root, "eng", "run-under-wine.sh");

    public static string Manifest { get; } = Path.Combine(Root, "module-manifest.json");

    /// <summary>A path as the shell knows it: Wine shows the root folder as drive Z.</summary>
    public static string ForShell(string path) =>
        OperatingSystem.IsWindows() ? path : "Z:" + Path.GetFullPath(path).Replace('/', '\\');

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
