namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>
/// An X display of the test's own with a window manager and a Wine server, so that nobody else's keys, windows or clipboard are in the way.
/// </summary>
internal sealed class XDisplay : IAsyncDisposable
{
    private readonly ChildProcess _server;
    private readonly ChildProcess _windowManager;
    private readonly string _winePrefix;

    private XDisplay(ChildProcess server, ChildProcess windowManager, string name, string winePrefix)
    {
        _server = server;
        _windowManager = windowManager;
        _winePrefix = winePrefix;
        Name = name;
    }

    public const int Width = 1920;

    public const int Height = 1080;

    public string Name { get; }

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["DISPLAY"] = Name, ["LANG"] = "C.UTF-8", ["PLUGINIM_WINEPREFIX"] = _winePrefix, ["WINEPREFIX"] = _winePrefix,
        ["PLUGINIM_IS_SET_UP"] = "yes",
    };

    public static async Task<XDisplay> StartAsync()
    {
        // The server itself picks a free number and prints it.
        var server = ChildProcess.Start("Xvfb", ["-displayfd", "1", "-screen", "0", $"{Width}x{Height}x24", "-nolisten", "tcp"]);
        var number = await Condition.WaitForAsync(
            () => Task.FromResult(server.Output.FirstOrDefault(line => int.TryParse(line, out _))),
            () => "the number of the X display: " + string.Join('\n', server.Output));
        var name = ":" + number;
        var windowManager = ChildProcess.Start("openbox", ["--sm-disable"], new Dictionary<string, string> { ["DISPLAY"] = name });
        var winePrefix = Directory.CreateTempSubdirectory("pluginim-wine-").FullName;
        await ChildProcess.RunAsync(Repository.WineApartScript, [winePrefix]);
        var display = new XDisplay(server, windowManager, name, winePrefix);

        // Of two programs that start Wine's server at the same moment one may end: its folder is not there yet.
        await ChildProcess.RunAsync("sh", ["-c", "wineserver -p10 >/dev/null 2>&1"], display.Environment);
        return display;
    }

    public Task TakePictureAsync(string file) => ChildProcess.RunAsync("import", ["-window", "root", file], Environment);

    public async ValueTask DisposeAsync()
    {
        await EndWineAsync();
        await _windowManager.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>Ends Wine's server and what it still serves, and waits until it has written its settings.</summary>
    private async Task EndWineAsync()
    {
        await ChildProcess.RunAsync("sh", ["-c", "wineserver -k; wineserver -w"], Environment);
        Directory.Delete(_winePrefix, recursive: true);
    }
}
