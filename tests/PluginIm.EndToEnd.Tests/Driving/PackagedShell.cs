namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>
/// The smallest shell, built from the packages alone as its developer would build it: the packages are made and laid into a folder, and the shell's project
/// takes them from there.
/// </summary>
internal sealed class PackagedShell : IAsyncDisposable
{
    private const string Title = "Minimal Shell";

    private readonly string _folder;
    private readonly string _version;
    private ChildProcess? _process;
    private Person? _person;

    private PackagedShell(string folder, string version)
    {
        _folder = folder;
        _version = version;
    }

    public string Feed => Path.Combine(_folder, "feed");

    private string Artifacts => Path.Combine(_folder, "shell");

    private string ProgramFolder => Path.Combine(Artifacts, "bin", "MinimalShell", Repository.Configuration + "_win-x64");

    /// <summary>Makes the packages, under a version that no cache has, and builds the shell from them.</summary>
    public static async Task<PackagedShell> BuildAsync(string folder)
    {
        var shell = new PackagedShell(folder, $"0.0.1-test.{Guid.NewGuid():N}");
        await RunAsync(
            "msbuild", "eng/Packages/Packages.proj", "-restore", $"-p:Configuration={Repository.Configuration}", $"-p:PackageVersion={shell._version}",
            $"-p:PackageOutputPath={shell.Feed}");
        await RunAsync(
            "build", "samples/MinimalShell", "-c", Repository.Configuration, "-p:PluginImSource=package", $"-p:PluginImVersion={shell._version}",
            $"-p:ArtifactsPath={shell.Artifacts}",
            $"-p:RestoreAdditionalProjectSources={shell.Feed}");
        return shell;
    }

    /// <summary>Starts the shell, its manifest pointing to the switch; nothing of an earlier run comes back.</summary>
    public async Task StartAsync(XDisplay display, string logon, string switchAddress)
    {
        var manifest = Path.Combine(ProgramFolder, "module-manifest.json");
        var text = await File.ReadAllTextAsync(manifest);
        await File.WriteAllTextAsync(
            manifest,
            text.Replace("tcp:127.0.0.1:5060", switchAddress, StringComparison.Ordinal)
                .Replace("\"switch\":", "\"options\": { \"im.journal\": false }, \"switch\":", StringComparison.Ordinal));
        var environment = new Dictionary<string, string>(display.Environment) { ["MINIMALSHELL_PASSWORD"] = $"demo-{logon}" };
        _process = ChildProcess.Start(Repository.WineScript, [Path.Combine(ProgramFolder, "MinimalShell.exe"), logon], environment);
        _person = new Person(display);
        await FindWindowAsync();
    }

    /// <summary>Double-clicks a place in the window.</summary>
    public async Task DoubleClickAsync(int x, int y)
    {
        var window = await FindWindowAsync();
        await _person!.DoubleClickInAsync(window, x, y);
    }

    public Task TypeAsync(string text) => _person!.TypeAsync(text);

    public Task PressAsync(string key) => _person!.PressAsync(key);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        // What the build took over from the folder is of no use to anybody else.
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var package in Directory.Exists(cache) ? Directory.GetDirectories(cache, "pluginim.*") : [])
        {
            var kept = Path.Combine(package, _version);
            if (Directory.Exists(kept))
            {
                Directory.Delete(kept, recursive: true);
            }
        }
    }

    /// <summary>Waits for the window: whoever looks for it while another one closes may miss it once.</summary>
    private Task<string> FindWindowAsync() => Condition.WaitForAsync(
        () => _person!.FindWindowAsync(Title),
        () => $"the smallest shell's window. It {(_process!.HasExited ? "ended" : "runs")}, and said: {string.Join('\n', _process.Output)}");

    private static Task<string> RunAsync(string command, string project, params string[] arguments) => ChildProcess.RunAsync(
        "dotnet",
        [command, Path.Combine(Repository.Root, project), "-nologo", "-v:q", "-nodeReuse:false", .. arguments],
        patience: TimeSpan.FromMinutes(5));
}
