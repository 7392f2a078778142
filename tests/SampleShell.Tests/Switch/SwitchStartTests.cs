using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using SipSwitch;

namespace SampleShell.Tests;

[TestClass]
public sealed class SwitchStartTests : IDisposable
{
    private static readonly string DemoUsers = Path.Combine(AppContext.BaseDirectory, "demo-users.txt");
    private static readonly string DemoPoints = Path.Combine(AppContext.BaseDirectory, "demo-points.txt");

    private readonly TestFolder _folder = new();
    private readonly TestLog _log = new();

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task A_switch_that_was_asked_for_is_taken_without_trying_it()
    {
        await using var start = await StartAsync(NobodyThere(), asked: "tcp:switch.example.org:5062");

        Assert.AreEqual(new SwitchConnection("tcp:switch.example.org:5062", "Switch tcp:switch.example.org:5062", null), start.Connection);
    }

    [TestMethod]
    public async Task Where_nobody_listens_the_desktop_runs_its_own_switch_by_tcp_and_udp()
    {
        var preferred = NobodyThere();

        await using var start = await StartAsync(preferred);

        Assert.AreEqual(new SwitchConnection(preferred.ToString(), $"Own switch at {preferred}", null), start.Connection);
        Assert.IsTrue(await AnswersAsync(preferred));
        Assert.IsTrue(await AnswersAsync(preferred with { Transport = SipTransport.Udp }));
        Assert.IsEmpty(_log.AtLeast(LogLevel.Warning));
    }

    [TestMethod]
    public async Task A_desktop_that_ends_takes_its_switch_with_it()
    {
        var preferred = NobodyThere();
        await (await StartAsync(preferred)).DisposeAsync();

        await using var next = await StartAsync(preferred);

        Assert.AreEqual($"Own switch at {preferred}", next.Connection.Text);
    }

    [TestMethod]
    public async Task The_switch_of_another_desktop_is_used()
    {
        await using var other = new SwitchHost(
            new SwitchOptions { Domain = "im.test", Listen = [NobodyThere()], Users = UsersFile.Load(DemoUsers) }, _log);
        await other.StartAsync();

        await using var start = await StartAsync(other.Listening[0]);

        var address = other.Listening[0];
        Assert.AreEqual(new SwitchConnection(address.ToString(), $"Switch of another desktop at {address}", null), start.Connection);
    }

    [TestMethod]
    public async Task A_switch_of_another_domain_is_not_used()
    {
        await using var other = new SwitchHost(
            new SwitchOptions { Domain = "elsewhere.example", Listen = [NobodyThere()], Users = UsersFile.Load(DemoUsers) }, _log);
        await other.StartAsync();

        await using var start = await StartAsync(other.Listening[0]);

        await SeeOwnSwitchAtAnotherPortAsync(start, other.Listening[0]);
    }

    [TestMethod]
    public async Task A_port_that_a_program_without_a_word_of_sip_holds_is_left_to_it_and_said()
    {
        using var foreign = new TcpListener(IPAddress.Loopback, 0);
        foreign.Start();
        var preferred = PeerOf(foreign);
        var talking = AnswerAsync(foreign, "HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());

        await using var start = await StartAsync(preferred);

        await SeeOwnSwitchAtAnotherPortAsync(start, preferred);
        foreign.Stop();
        await talking;
    }

    [TestMethod]
    public async Task A_port_that_a_silent_program_holds_is_left_to_it_and_said()
    {
        using var foreign = new TcpListener(IPAddress.Loopback, 0);
        foreign.Start();

        await using var start = await StartAsync(PeerOf(foreign));

        await SeeOwnSwitchAtAnotherPortAsync(start, PeerOf(foreign));
    }

    [TestMethod]
    public async Task A_missing_file_of_users_is_said()
    {
        await using var start = await StartAsync(NobodyThere(), _folder.File("nobody.txt"));

        StringAssert.StartsWith(start.Connection.Fault, "This desktop could not start its own switch: ");
        StringAssert.Contains(start.Connection.Fault, "nobody.txt");
    }

    [TestMethod]
    public async Task A_faulty_file_of_users_is_said_with_its_line()
    {
        await using var start = await StartAsync(NobodyThere(), _folder.Write("users.txt", "kmilburn:secret\nno colon here\n"));

        StringAssert.StartsWith(start.Connection.Fault, "This desktop could not start its own switch: ");
        StringAssert.Contains(start.Connection.Fault, "users.txt");
        StringAssert.Contains(start.Connection.Fault, "2");
    }

    [TestMethod]
    public async Task A_faulty_file_of_Routing_Points_and_queues_is_said_with_its_line_and_key()
    {
        await using var start = await StartAsync(NobodyThere(), points: _folder.Write("points.txt", "[queue q-sales]\nwait = long\n"));

        StringAssert.StartsWith(start.Connection.Fault, "This desktop could not start its own switch: ");
        StringAssert.Contains(start.Connection.Fault, "points.txt, line 2, wait: ");
    }

    private static SipPeer NobodyThere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return PeerOf(listener);
    }

    private static SipPeer PeerOf(TcpListener listener) => SipPeer.Of(SipTransport.Tcp, (IPEndPoint)listener.LocalEndpoint);

    private static async Task AnswerAsync(TcpListener listener, byte[] answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(answer);
            }
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
        {
            // The test is done with it.
        }
    }

    private async Task SeeOwnSwitchAtAnotherPortAsync(SwitchStart start, SipPeer preferred)
    {
        var taken = SipPeer.Parse(start.Connection.Address);
        Assert.AreNotEqual(preferred.Port, taken.Port);
        Assert.AreEqual($"Own switch at {taken}", start.Connection.Text);
        Assert.AreEqual($"Port {preferred.Port} belongs to another program; this desktop's switch took {taken}.", start.Connection.Fault);
        Assert.IsTrue(await AnswersAsync(taken));
    }

    private Task<bool> AnswersAsync(SipPeer peer) =>
        SwitchProbe.IsSwitchAsync(peer, "im.test", TimeProvider.System, _log, CancellationToken.None);

    private Task<SwitchStart> StartAsync(
        SipPeer preferred, string? users = null, string? points = null, string asked = ShellOptions.EmbeddedSwitch) =>
        SwitchStart.RunAsync(asked, preferred, users ?? DemoUsers, points ?? DemoPoints, TimeProvider.System, _log, CancellationToken.None);
}
