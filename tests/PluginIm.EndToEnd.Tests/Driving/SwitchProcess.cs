namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>The sample SIP switch as a process of its own, on a free port unless one is asked for.</summary>
internal sealed class SwitchProcess : IAsyncDisposable
{
    private const string Announcement = "listening on ";
    private readonly ChildProcess _process;

    private SwitchProcess(ChildProcess process, string address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where desktops reach it, as <c>tcp:127.0.0.1:5060</c>.</summary>
    public string Address { get; }

    /// <param name="logFolder">Where it writes its log.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="points">A file with its Routing Points and queues; null for those of the demonstration.</param>
    public static async Task<SwitchProcess> StartAsync(string logFolder, string address = "tcp:127.0.0.1:0", string? points = null)
    {
        var process = ChildProcess.Start("dotnet", [
            Repository.SwitchProgram, "--listen", address, "--domain", "im.test", "--users", Repository.DemoUsers,
            "--points", points ?? Repository.DemoPoints,
            "--log", Path.Combine(logFolder, "switch.log"), "--trace"]);
        var line = await Condition.WaitForAsync(
            () => Task.FromResult(process.Output.FirstOrDefault(text => text.Contains(Announcement, StringComparison.Ordinal))),
            () => "the switch's address: " + string.Join('\n', process.Output));
        var start = line.IndexOf(Announcement, StringComparison.Ordinal) + Announcement.Length;
        return new SwitchProcess(process, line[start..].Trim());
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
