using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PluginIm.Interop.Tests.Environment;

namespace PluginIm.Interop.Tests.Peers;

/// <summary>baresip: an ordinary SIP client that knows plain text and MD5, steered over its control port.</summary>
internal sealed partial class Baresip : IAsyncDisposable
{
    /// <summary>The level of what it says in a call, in dBFS.</summary>
    public const double ToneLevel = -20;

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
        ToneFile.Write(Path.Combine(_folder, "tone.wav"), ToneLevel);
        File.WriteAllText(Path.Combine(_folder, "contacts"), $"\"Partner\" <sip:{partner}@im.test>\n");
        File.WriteAllText(Path.Combine(_folder, "config"), string.Create(CultureInfo.InvariantCulture, $"""
            poll_method epoll
            sip_listen 127.0.0.1:{LoopbackPort.Take()}
            net_interface 127.0.0.1
            audio_player aubridge,dummy
            audio_source aufile,{_folder}/tone.wav
            audio_alert aubridge,alert
            module_path /usr/lib/baresip/modules
            module aubridge.so
            module aufile.so
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
    public Task SendAsync(string text) => CommandAsync("message", text);

    /// <summary>Calls somebody.</summary>
    public Task DialAsync(string address) => CommandAsync("dial", address);

    /// <summary>Ends its call.</summary>
    public Task HangUpAsync() => CommandAsync("hangup", "");

    /// <summary>How much sound it has sent and received in its call so far.</summary>
    public async Task<(TimeSpan Sent, TimeSpan Received)> SoundAsync()
    {
        var times = SoundTime().Matches(await CommandAsync("audio_debug", ""));
        return times.Count == 2 ? (TimeOf(times[0]), TimeOf(times[1])) : default;

        static TimeSpan TimeOf(Match match) => TimeSpan.FromSeconds(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    public Task WaitForShownAsync(string text) => Waiting.ForAsync(() => Shown.Contains(text, StringComparison.Ordinal), $"'{text}' on baresip's console");

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _consoleClient.Dispose();
        await _reading;
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Has it do something; what it says to that.</summary>
    private async Task<string> CommandAsync(string name, string parameters)
    {
        using var control = new TcpClient();
        await control.ConnectAsync("127.0.0.1", _controlPort);
        var command = JsonSerializer.SerializeToUtf8Bytes(new { command = name, @params = parameters, token = "1" });
        var stream = control.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{command.Length}:")));
        await stream.WriteAsync(command);
        await stream.WriteAsync(","u8.ToArray());
        return await ReadNetstringAsync(stream);
    }

    private static async Task<string> ReadNetstringAsync(NetworkStream stream)
    {
        var digit = new byte[1];
        var length = 0;
        while (true)
        {
            await stream.ReadExactlyAsync(digit);
            if (digit[0] == ':')
            {
                var answer = new byte[length];
                await stream.ReadExactlyAsync(answer);
                return Encoding.UTF8.GetString(answer);
            }

            length = (length * 10) + digit[0] - '0';
        }
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

    [GeneratedRegex(@"time = ([\d.]+) sec")]
    private static partial Regex SoundTime();
}
