using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Credentials;
using PluginIm.Sip;

namespace SampleShell;

/// <summary>Makes ready what a desktop needs before its first window, and takes it down in the opposite order.</summary>
internal sealed class DesktopStart : IAsyncDisposable
{
    private readonly SwitchStart _switch;

    private DesktopStart(SwitchStart switchStart, DesktopServices services)
    {
        _switch = switchStart;
        Services = services;
    }

    public DesktopServices Services { get; }

    public static async Task<DesktopStart> PrepareAsync(
        ShellOptions options, TimeProvider time, ILoggerFactory loggers, string logFile, CancellationToken cancellationToken)
    {
        var directory = SharedDirectory.Open(options.DatabaseFile, time, loggers);
        var target = await directory.FindByIdAsync(options.Logon, cancellationToken);
        var switchStart = await SwitchStart.RunAsync(
            options.Switch,
            new SipPeer(SipTransport.Tcp, "127.0.0.1", SipPeer.DefaultPort(SipTransport.Tcp)),
            Path.Combine(AppContext.BaseDirectory, "demo-users.txt"),
            Path.Combine(AppContext.BaseDirectory, "demo-points.txt"),
            time,
            loggers,
            cancellationToken);
        var modules = ModuleSources.Read(options.ManifestFile, options.Role, loggers);
        var agent = SignedInAgent.From(options.Logon, target);
        var status = new AgentStatusViewModel(agent, () => directory.States, time, loggers.CreateLogger<AgentStatusViewModel>());
        var dumps = options.DiagnosticsFolder is { } folder
            ? new DumpRequests(folder, time, loggers.CreateLogger<DumpRequests>())
            : null;
        var phone = TelephoneLine.Open(agent, new AgentCredentials(options, new WindowsCredentials()), switchStart.Connection.Address, time, loggers);
        return new DesktopStart(
            switchStart, new DesktopServices(options, loggers, logFile, time, directory, agent, switchStart.Connection, modules, status, dumps, phone));
    }

    public async ValueTask DisposeAsync()
    {
        if (Services.DumpRequests is { } dumps)
        {
            await dumps.DisposeAsync();
        }

        if (Services.Phone is { } phone)
        {
            await phone.DisposeAsync();
        }

        await Services.AgentStatus.DisposeAsync();
        await Services.Directory.DisposeAsync();
        await _switch.DisposeAsync();
    }
}
