using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using PluginIm.Sip;
using SipSwitch.Hosting;
using static SipSwitch.Tests.SwitchEnvironment;

namespace SipSwitch.Tests.Hosting;

[TestClass]
public sealed class SwitchProgramTests : IDisposable
{
    private readonly RecordingWriter _output = new();
    private readonly RecordingWriter _errors = new();

    private string Output => _output.ToString();

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [TestMethod]
    public async Task It_says_where_it_listens_and_ends_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        var running = RunAsync(Arguments("tcp:127.0.0.1:0", "udp:127.0.0.1:0"), stop.Token);

        await WaitForAsync(() => Output.Contains("listening on udp:127.0.0.1:", StringComparison.Ordinal), "the second address");
        await stop.CancelAsync();

        Assert.AreEqual(0, await running);
        StringAssert.Contains(Output, "listening on tcp:127.0.0.1:");
    }

    [TestMethod]
    [DataRow("tcp")]
    [DataRow("udp")]
    public async Task A_port_that_is_taken_is_said_and_ends_it_with_2(string transport)
    {
        using var taken = new Socket(
            AddressFamily.InterNetwork,
            transport == "tcp" ? SocketType.Stream : SocketType.Dgram,
            transport == "tcp" ? ProtocolType.Tcp : ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        if (transport == "tcp")
        {
            taken.Listen();
        }

        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        Assert.AreEqual(2, await RunAsync(Arguments($"{transport}:127.0.0.1:{port}"), CancellationToken.None));
        StringAssert.Contains(_errors.ToString(), $"{transport}:127.0.0.1:{port}");
    }

    [TestMethod]
    public async Task A_free_port_is_taken_where_that_is_wished()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var stop = new CancellationTokenSource();

        var running = RunAsync(Arguments($"tcp:127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}") with { FreePort = true }, stop.Token);
        await WaitForAsync(() => Output.Contains("listening on tcp:127.0.0.1:", StringComparison.Ordinal), "the address");
        await stop.CancelAsync();

        Assert.AreEqual(0, await running);
    }

    [TestMethod]
    public async Task A_certificate_that_is_none_is_named()
    {
        var file = new FileInfo(Path.GetTempFileName());

        Assert.AreEqual(2, await RunAsync(Arguments("tls:127.0.0.1:0") with { Certificate = file }, CancellationToken.None));
        file.Delete();

        StringAssert.Contains(_errors.ToString(), file.FullName);
    }

    [TestMethod]
    public async Task A_users_file_that_is_missing_is_named()
    {
        var arguments = Arguments("tcp:127.0.0.1:0") with { Users = new FileInfo("nowhere.txt") };

        Assert.AreEqual(2, await RunAsync(arguments, CancellationToken.None));
        StringAssert.Contains(_errors.ToString(), "nowhere.txt");
    }

    [TestMethod]
    public async Task A_fault_in_the_users_file_is_named_with_its_line()
    {
        var users = new FileInfo(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        await File.WriteAllLinesAsync(users.FullName, ["kate:k", "amy"]);

        Assert.AreEqual(2, await RunAsync(Arguments("tcp:127.0.0.1:0") with { Users = users }, CancellationToken.None));

        StringAssert.Contains(_errors.ToString(), $"{users.FullName}, line 2: a colon between logon and password is missing");
        users.Delete();
    }

    [TestMethod]
    public async Task A_fault_in_the_file_of_Routing_Points_and_queues_is_named_with_its_line_and_key()
    {
        var points = new FileInfo(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        await File.WriteAllLinesAsync(points.FullName, ["[queue q-sales]", "ring-time = soon"]);

        Assert.AreEqual(2, await RunAsync(Arguments("tcp:127.0.0.1:0") with { Points = points }, CancellationToken.None));

        StringAssert.Contains(_errors.ToString(), $"{points.FullName}, line 2, ring-time: 'soon' is no number of seconds from 1 to 180");
        points.Delete();
    }

    [TestMethod]
    public async Task Help_names_every_option()
    {
        var command = SwitchCommand.Create();

        var code = await command.Parse(["--help"]).InvokeAsync(new InvocationConfiguration { Output = _output, Error = _errors });

        Assert.AreEqual(0, code);
        Assert.IsNotEmpty(command.Options);
        foreach (var option in command.Options)
        {
            StringAssert.Contains(Output, option.Name);
        }
    }

    [TestMethod]
    public async Task The_log_file_holds_the_trace_when_asked_for()
    {
        var log = new FileInfo(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        using var stop = new CancellationTokenSource();
        var running = RunAsync(Arguments("udp:127.0.0.1:0") with { Log = log, Trace = true }, stop.Token);
        await WaitForAsync(() => Output.Contains("listening on udp:", StringComparison.Ordinal), "the address");
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var peer = SipPeer.Parse(Output.Trim()["listening on ".Length..]);
        await socket.SendAsync(
            "OPTIONS sip:im.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n"u8.ToArray(),
            peer.Host,
            peer.Port);
        using var patience = new CancellationTokenSource(Patience);
        await socket.ReceiveAsync(patience.Token);
        await stop.CancelAsync();
        await running;

        StringAssert.Contains(await File.ReadAllTextAsync(log.FullName), "OPTIONS sip:im.test SIP/2.0");
        log.Delete();
    }

    [TestMethod]
    [DataRow("--listen", "tls:127.0.0.1:5061")]
    [DataRow("--listen", "nonsense")]
    [DataRow("--unknown", "x")]
    [DataRow("--digest", "sha1")]
    [DataRow("--digest", "md5,md5")]
    [DataRow("--max-bindings", "0")]
    [DataRow("--max-remembered-megabytes", "0")]
    [DataRow("--max-message-bytes", "1000")]
    [DataRow("--user-rate", "-1")]
    [DataRow("--user-rate", "many")]
    [DataRow("--trace", "true")]
    public void A_wrong_command_line_is_an_error(string option, string value)
    {
        Assert.IsNotEmpty(SwitchCommand.Create().Parse([option, value]).Errors);
    }

    [TestMethod]
    [DataRow("sha-256-sess,sha256,md5-sess,md5")]
    [DataRow("MD5")]
    public void Every_digest_algorithm_can_be_offered(string value) =>
        Assert.IsEmpty(SwitchCommand.Create().Parse(["--digest", value, "--user-hash"]).Errors);

    private Task<int> RunAsync(SwitchArguments arguments, CancellationToken cancellationToken) =>
        new SwitchProgram(_output, _errors).RunAsync(arguments, cancellationToken);

    private static SwitchArguments Arguments(params string[] listen) => new()
    {
        Listen = [.. listen.Select(SipPeer.Parse)],
        Domain = "im.test",
        Users = new FileInfo(Path.Combine(AppContext.BaseDirectory, "demo-users.txt")),
        Algorithms = [DigestAlgorithm.Md5],
    };
}
