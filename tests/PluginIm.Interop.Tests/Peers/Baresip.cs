using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PluginIm.Interop.Tests.Environment;

namespace PluginIm.Interop.Tests.Peers;

/// <summary>baresip: an ordinary SIP client that knows plain text and MD5, steered over its control port.</summary>
internal sealed class Baresip : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pluginim-baresip-").FullName;
    private readonly int _controlPort = LoopbackPort.Take();
    private readonly int _consolePort = LoopbackPort.Take();
    private readonly StringBuilder _console = new();
    private readonly PeerProgram _program;
    private readonly TcpClient _consoleClient = new();
    private Task _reading = Task.CompletedTask;

    private Baresip(string user, string partner, int switchPort)
    {
        File.WriteAllText(
            Path.Combine(_folder, "accounts"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"<sip:{user}@im.test;transport=udp>;auth_user={user};auth_pass={KamailioFolder.PasswordOf(user)};outbound=\"sip:127.0.0.1:{switchPort};transport=udp\";regint=300;answermode=auto\n"));
        File.WriteAllText(Path.Combine(_folder, "contacts"), $"\"Partner\" <sip:{partner}@im.test>\n");
        File.WriteAllText(Path.Combine(_folder, "config"), string.Create(CultureInfo.InvariantCulture, $"""
            poll_method epoll
            sip_listen 127.0.0.1:{LoopbackPort.Take()}
            net_interface 127.0.0.1
            audio_player aubridge,dummy
            audio_source aubridge,dummy
            audio_alert aubridge,dummy
            module_path /usr/lib/baresip/modules
            module aubridge.so
            module g711.so
            module uuid.so
            module_tmp account.so
            module_app contact.so
            module_app menu.so
            module_app ctrl_tcp.so
            ctrl_tcp_listen 127.0.0.1:{_controlPort}
            module cons.so
            cons_listen 127.0.0.1:{_consolePort}

            """));
        _program = PeerProgram.Start("baresip", _folder, "-f", _folder, "-s");
    }

    /// <summary>What it shows to its user.</summary>
    public string Shown
    {
        get
        {
            lock (_console)
            {
                return _console.ToString();
            }
        }
    }

    public string Output => $"{_program.Output}\n--- shown\n{Shown}";

    /// <summary>Starts it and waits until it is registered.</summary>
    /// <param name="user">Who signs in.</param>
    /// <param name="partner">Its only contact, whom it sends to.</param>
    /// <param name="kamailio">The switch.</param>
    public static Task<Baresip> StartAsync(string user, string partner, Kamailio kamailio)
    {
        var baresip = new Baresip(user, partner, kamailio.Port);
        return baresip.StartedAsync(async () =>
        {
            await baresip._program.WaitForOutputAsync("200 OK () [1 binding]");
            await baresip._consoleClient.ConnectAsync("127.0.0.1", baresip._consolePort);
            baresip._reading = baresip.ReadConsoleAsync();
        });
    }

    /// <summary>Sends a text to its contact.</summary>
    public async Task SendAsync(string text)
    {
        using var control = new TcpClient();
        await control.ConnectAsync("127.0.0.1", _controlPort);
        var command = JsonSerializer.SerializeToUtf8Bytes(new { command = "message", @params = text, token = "1" });
        var stream = control.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{command.Length}:")));
        await stream.WriteAsync(command);
        await stream.WriteAsync(","u8.ToArray());
        Assert.AreNotEqual(0, await stream.ReadAsync(new byte[1024]));
    }

    public Task WaitForShownAsync(string text) => Waiting.ForAsync(() => Shown.Contains(text, StringComparison.Ordinal), $"'{text}' on baresip's console");

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _consoleClient.Dispose();
        await _reading;
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ReadConsoleAsync()
    {
        var buffer = new byte[4096];
        var decoder = Encoding.UTF8.GetDecoder();
        var text = new char[4096];
        try
        {
            int length;
            while ((length = await _consoleClient.GetStream().ReadAsync(buffer)) > 0)
            {
                var characters = decoder.GetChars(buffer, 0, length, text, 0);
                lock (_console)
                {
                    _console.Append(text, 0, characters);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // baresip has ended.
        }
    }
}
