using System.Globalization;
using PluginIm.Interop.Tests.Environment;

namespace PluginIm.Interop.Tests.Peers;

/// <summary>sipp with one of the scenarios of this project: it succeeds when every step came as the scenario says.</summary>
internal sealed class Sipp : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pluginim-sipp-").FullName;
    private readonly PeerProgram _program;
    private string _messages = "";

    private Sipp(string scenario, string user, string partner, int port, int contactPort, int switchPort) =>
        _program = PeerProgram.Start(
            "sipp", _folder, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{switchPort}"),
            "-sf", Path.Combine(AppContext.BaseDirectory, "Scenarios", $"{scenario}.xml"),
            "-s", partner, "-key", "me", user, "-key", "dom", "im.test", "-key", "cport", Text(contactPort),
            "-au", user, "-ap", KamailioFolder.PasswordOf(user),
            "-i", "127.0.0.1", "-p", Text(port), "-m", "1", "-nostdin", "-timeout", "60s", "-timeout_error",
            "-trace_msg", "-message_file", $"{_folder}/messages", "-trace_err", "-error_file", $"{_folder}/errors");

    /// <summary>What went over the wire, and what was not as expected.</summary>
    public string Output => $"{_messages}\n{_program.Output}";

    /// <summary>One user's registration, for a scenario that then answers at a port.</summary>
    public static async Task RegisterAsync(string user, int contactPort, Kamailio kamailio)
    {
        await using var sipp = new Sipp("register", user, user, LoopbackPort.Take(), contactPort, kamailio.Port);
        await sipp.WaitForSuccessAsync();
    }

    /// <summary>A scenario that answers, at a registered port.</summary>
    public static Task<Sipp> AnswerAsync(string scenario, string user, Kamailio kamailio)
    {
        var port = LoopbackPort.Take();
        var sipp = new Sipp(scenario, user, user, port, port, kamailio.Port);
        return sipp.StartedAsync(() => RegisterAsync(user, port, kamailio));
    }

    /// <summary>A scenario that calls somebody.</summary>
    public static Sipp Call(string scenario, string user, string partner, Kamailio kamailio)
    {
        var port = LoopbackPort.Take();
        return new Sipp(scenario, user, partner, port, port, kamailio.Port);
    }

    public async Task WaitForSuccessAsync()
    {
        var code = await _program.WaitForEndAsync();
        KeepMessages();
        Assert.AreEqual(0, code, $"sipp did not see what its scenario says:\n{Output}");
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        KeepMessages();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void KeepMessages() => _messages = string.Join(
        '\n', new[] { "messages", "errors" }.Select(name => Path.Combine(_folder, name)).Where(File.Exists).Select(File.ReadAllText));
}
