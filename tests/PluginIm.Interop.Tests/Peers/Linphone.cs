using System.Globalization;
using PluginIm.Interop.Tests.Environment;

namespace PluginIm.Interop.Tests.Peers;

/// <summary>linphonec: an ordinary SIP client with GRUU, delivery notifications and deflated bodies, steered by its console.</summary>
internal sealed class Linphone : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pluginim-linphone-").FullName;
    private readonly PeerProgram _program;
    private string _lastLog = "";

    private Linphone(string user, int switchPort)
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".local/share/linphone"));
        File.WriteAllText(Path.Combine(_folder, "linphonerc"), string.Create(CultureInfo.InvariantCulture, $"""
            [sip]
            sip_port={LoopbackPort.Take()}
            use_ipv6=0
            bind_address=127.0.0.1
            sip_tcp_port=-1
            sip_tls_port=-1
            default_proxy=0
            guess_hostname=0
            contact="Dave" <sip:{user}@im.test>
            inc_timeout=120
            [net]
            mtu=0
            [proxy_0]
            reg_proxy=<sip:127.0.0.1:{switchPort};transport=udp>
            reg_route=<sip:127.0.0.1:{switchPort};transport=udp;lr>
            reg_identity="Dave" <sip:{user}@im.test>
            realm=im.test
            quality_reporting_enabled=0
            reg_expires=300
            reg_sendregister=1
            publish=0
            [auth_info_0]
            username={user}
            userid={user}
            passwd={KamailioFolder.PasswordOf(user)}
            realm=im.test
            domain=im.test
            [video]
            enabled=0

            """));
        _program = PeerProgram.Start("linphonec", _folder, "-c", $"{_folder}/linphonerc", "-d", "6", "-l", $"{_folder}/log");
    }

    /// <summary>What it shows to its user.</summary>
    public string Shown => _program.Output;

    public string Output => $"{Shown}\n--- log\n{Log}";

    private string Log => File.Exists($"{_folder}/log") ? File.ReadAllText($"{_folder}/log") : _lastLog;

    /// <summary>Starts it and waits until it is registered.</summary>
    public static Task<Linphone> StartAsync(string user, Kamailio kamailio)
    {
        var linphone = new Linphone(user, kamailio.Port);
        return linphone.StartedAsync(() => Waiting.UntilAsync(
            async () => (await kamailio.ControlAsync("ul.dump")).Contains($"sip:{user}@", StringComparison.Ordinal), $"linphonec's registration:\n{linphone.Output}"));
    }

    /// <summary>A line on its console, such as <c>chat sip:kate@im.test text</c>.</summary>
    public Task CommandAsync(string line) => _program.WriteLineAsync(line);

    public Task WaitForShownAsync(string text) => _program.WaitForOutputAsync(text);

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _lastLog = Log;
        Directory.Delete(_folder, recursive: true);
    }
}
