namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>A display, a switch and a working folder for one test, with a picture of every step.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly string _pictures;
    private int _step;

    private Stage(XDisplay display, string folder, string pictures)
    {
        Display = display;
        Folder = folder;
        _pictures = pictures;
        _parts.Add(display);
    }

    public XDisplay Display { get; }

    public string Folder { get; }

    public static async Task<Stage> SetAsync(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("The walk-through uses X11's mouse and keys. On Windows, `dotnet run --project samples/SampleShell` is there to walk through by hand.");
        }

        var folder = Directory.CreateTempSubdirectory("pluginim-end-to-end-").FullName;
        var pictures = Path.Combine(Repository.Pictures, name);
        if (Directory.Exists(pictures))
        {
            Directory.Delete(pictures, recursive: true);
        }

        Directory.CreateDirectory(pictures);
        return new Stage(await XDisplay.StartAsync(), folder, pictures);
    }

    public async Task<SwitchProcess> StartSwitchAsync(string address = "tcp:127.0.0.1:0", string? points = null)
    {
        // Each has a log of its own: there may be two at a time.
        var logs = Directory.CreateDirectory(Path.Combine(Folder, $"switch-{_parts.Count}")).FullName;
        var process = await SwitchProcess.StartAsync(logs, address, points);
        _parts.Add(process);
        return process;
    }

    public Relay StartRelay(string switchAddress)
    {
        var relay = Relay.Start(switchAddress);
        _parts.Add(relay);
        return relay;
    }

    public Desktop StartDesktop(DesktopOptions options)
    {
        var desktop = Desktop.Start(Display, Folder, options);
        _parts.Add(desktop);
        return desktop;
    }

    /// <summary>Does one step of a walk-through and takes a picture of what a person sees then, also when the step failed.</summary>
    public async Task StepAsync(string what, Func<Task> act)
    {
        _step++;
        try
        {
            await act();
        }
        finally
        {
            await Display.TakePictureAsync(Path.Combine(_pictures, $"{_step:00} {what}.png"));
        }
    }

    public Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_pictures, name), text);

    /// <summary>Everything that the processes of this test wrote to their logs so far.</summary>
    public IReadOnlyList<string> ReadLogs() =>
        [.. Directory.EnumerateFiles(Folder, "*.log", SearchOption.AllDirectories).SelectMany(ReadShared)];

    public async ValueTask DisposeAsync()
    {
        // Desktops first, then the switch, then the display: none of them logs a loss that is none.
        for (var i = _parts.Count - 1; i >= 0; i--)
        {
            await _parts[i].DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static string[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }
}
