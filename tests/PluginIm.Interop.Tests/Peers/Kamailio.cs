using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using PluginIm.Interop.Tests.Environment;
using PluginIm.Sip;
using PluginIm.Sip.Tests.Transport;

namespace PluginIm.Interop.Tests.Peers;

/// <summary>A Kamailio with exactly the configuration of deploy/kamailio, and one test's values of a site.</summary>
internal sealed class Kamailio : IAsyncDisposable
{
    /// <summary>Where Debian's package puts it.</summary>
    public const string Program = "/usr/sbin/kamailio";

    private readonly string _folder = Directory.CreateTempSubdirectory("pluginim-kamailio-").FullName;
    private readonly TestAuthority _authority = new();
    private readonly List<PeerProgram> _runs = [];

    private Kamailio(string address = "127.0.0.1") => Address = address;

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    public int Port { get; } = LoopbackPort.Take();

    public int TlsPort { get; } = LoopbackPort.Take();

    /// <summary>Who vouches for its certificate.</summary>
    public X509Certificate2Collection Trusted => _authority.Trusted;

    /// <summary>What it has printed, over all its runs.</summary>
    public string Output => string.Join("\n--- started again\n", _runs.Select(run => run.Output));

    public SipPeer PeerOf(SipTransport transport) => new(transport, Address, transport == SipTransport.Tls ? TlsPort : Port);

    public static Task<Kamailio> StartAsync(KamailioOptions options)
    {
        var kamailio = new Kamailio();
        return kamailio.StartedAsync(async () =>
        {
            await kamailio.FillAsync(options);
            await kamailio.RunAsync();
        });
    }

    /// <summary>Two nodes that tell each other who is registered, each at an address of its own.</summary>
    public static async Task<(Kamailio First, Kamailio Second)> StartPairAsync()
    {
        var (first, second) = (new Kamailio(), new Kamailio("127.0.0.2"));
        await first.StartedAsync(() => second.StartedAsync(async () =>
        {
            await first.FillAsync(ConnectedTo(second, first));
            await second.FillAsync(ConnectedTo(first, second));
            await first.RunAsync();
            await second.RunAsync();
        }));
        return (first, second);
    }

    /// <summary>Starts it (again), and waits until it answers.</summary>
    public async Task RunAsync()
    {
        var run = PeerProgram.Start(
            Program, _folder, "-f", $"{_folder}/kamailio.cfg", "-DD", "-E", "-m", "32", "-M", "8", "-Y", $"{_folder}/run", "-w", _folder);
        _runs.Add(run);
        await Waiting.UntilAsync(async () => run.HasEnded || (await AcceptsAsync(Address, Port) && await AcceptsAsync(Address, TlsPort)), "Kamailio");
        Assert.IsFalse(run.HasEnded, $"Kamailio did not start:\n{run.Output}");
    }

    /// <summary>Kills it, as a crash would.</summary>
    public Task KillAsync() => _runs[^1].KillAsync();

    /// <summary>Asks by its control socket, as an operator does.</summary>
    public Task<string> ControlAsync(params string[] command) =>
        PeerProgram.RunAsync("kamcmd", _folder, ["-s", $"unix:{_folder}/run/kamailio_ctl", .. command]);

    public async ValueTask DisposeAsync()
    {
        foreach (var run in _runs)
        {
            await run.DisposeAsync();
        }

        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static KamailioOptions ConnectedTo(Kamailio other, Kamailio self) => new()
    {
        Enabled = ["WITH_DMQ"],
        Values = new Dictionary<string, string>
        {
            ["IM_SECRET"] = "one-secret-for-both",
            ["IM_DMQ_SELF"] = $"sip:{self.Address}:{self.Port}",
            ["IM_DMQ_OTHER"] = $"sip:{other.Address}:{other.Port}",
            ["IM_DMQ_OTHER_ADDRESS"] = other.Address,
        },
    };

    private Task FillAsync(KamailioOptions options) => KamailioFolder.FillAsync(_folder, Address, (Port, TlsPort), options, _authority);

    private static async Task<bool> AcceptsAsync(string address, int port)
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(address, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
