using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>Every limit on what comes from outside, over real sockets: what is beyond is refused, what is within is served.</summary>
[TestClass]
public sealed class LimitTests
{
    [TestMethod]
    [DataRow("message", 513)]
    [DataRow("headers", 513)]
    [DataRow("header", 513)]
    [DataRow("body", 513)]
    [DataRow("nothing", 200)]
    public async Task A_message_beyond_a_limit_is_answered_513_and_one_within_is_served(string what, int status)
    {
        await using var environment = new TestEnvironment();
        var bob = await environment.StartRealAsync(options => options with
        {
            Limits = new SipParserLimits(MaxMessageBytes: 4000, MaxHeaders: 20, MaxHeaderBytes: 1000, MaxBodyBytes: 2000),
        });
        bob.Handler = (received, token) => received.RespondAsync(200, null, token);
        var (headers, body) = what switch
        {
            "message" => (string.Concat(Enumerable.Range(0, 10).Select(i => $"X-{i}: {new string('x', 900)}\r\n")), ""),
            "headers" => (string.Concat(Enumerable.Range(0, 30).Select(i => $"X-{i}: x\r\n")), ""),
            "header" => ($"X: {new string('x', 1001)}\r\n", ""),
            "body" => ("", new string('x', 2001)),
            _ => ($"X: {new string('x', 990)}\r\n", new string('x', 2000)),
        };

        foreach (var peer in bob.LocalPeers)
        {
            var answer = await AskRawAsync(peer, RawMessage(peer.Transport, headers, body));
            Assert.AreEqual(status, answer.StatusCode, $"{peer.Transport}: {what}");
        }
    }

    [TestMethod]
    public async Task One_connection_more_than_allowed_from_an_address_is_turned_away_and_another_address_is_not()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, new TransportOptions { MaxConnectionsPerAddress = 3 });
        var flood = new List<TcpClient>();
        for (var i = 0; i < 3; i++)
        {
            flood.Add(await ConnectAsync(bob, "127.0.0.1"));
            await SeeServedAsync(flood[i]);
        }

        using var refused = await ConnectAsync(bob, "127.0.0.1");
        using var other = await ConnectAsync(bob, "127.0.0.2");

        Assert.AreEqual(0, await ReadAsync(refused));
        await SeeServedAsync(other);
        flood[0].Dispose();
        await WaitForServiceAsync(bob, "127.0.0.1");
        flood.ForEach(client => client.Dispose());
    }

    [TestMethod]
    public async Task A_flood_of_connections_leaves_a_handful_of_lines_and_those_of_before_are_served()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, new TransportOptions { MaxConnections = 5 });
        using var before = await ConnectAsync(bob, "127.0.0.2");
        await SeeServedAsync(before);

        for (var i = 0; i < 300; i++)
        {
            using var client = new TcpClient();
            client.Client.LingerState = new LingerOption(true, 0);
            await client.ConnectAsync(IPAddress.Loopback, bob.LocalPeers[0].Port);
        }

        await SeeServedAsync(before);
        Assert.IsLessThan(50, environment.Log.Count(record => record.Level == LogLevel.Warning));
    }

    [TestMethod]
    public async Task An_accepted_connection_that_brings_no_message_is_closed_in_time_even_if_it_pings()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, new TransportOptions { MessageTimeout = TimeSpan.FromSeconds(10) });
        using var idle = await ConnectAsync(bob, "127.0.0.1");
        using var pinging = await ConnectAsync(bob, "127.0.0.1");
        await pinging.GetStream().WriteAsync("\r\n\r\n"u8.ToArray());
        Assert.AreEqual(2, await ReadAsync(pinging));

        environment.Advance(TimeSpan.FromSeconds(11));

        Assert.AreEqual(0, await ReadAsync(idle));
        Assert.AreEqual(0, await ReadAsync(pinging));
    }

    [TestMethod]
    public async Task A_connection_that_brought_a_message_may_be_silent_for_hours()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, new TransportOptions { MessageTimeout = TimeSpan.FromSeconds(10) });
        using var client = await ConnectAsync(bob, "127.0.0.1");
        await SeeServedAsync(client);

        environment.Time.Advance(TimeSpan.FromHours(3));

        await SeeServedAsync(client);
    }

    [TestMethod]
    public async Task A_message_that_drips_in_byte_by_byte_is_cut_off_in_time()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, new TransportOptions { MessageTimeout = TimeSpan.FromSeconds(10) });
        using var client = await ConnectAsync(bob, "127.0.0.1");
        await SeeServedAsync(client);
        var closed = false;
        bob.ConnectionLost += (_, lost) => closed = lost.Reason.Contains("no whole message", StringComparison.Ordinal);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            while (!closed)
            {
                await client.GetStream().WriteAsync("X"u8.ToArray(), patience.Token);
                environment.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        }
        catch (IOException)
        {
            // What drips into a connection that was cut is refused.
        }

        await WaitForAsync(() => closed, "the connection to be cut");
    }

    [TestMethod]
    public async Task What_follows_lost_framing_keeps_no_connection_open()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, new TransportOptions());
        using var client = await ConnectAsync(bob, "127.0.0.1");

        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            RawMessage(SipTransport.Tcp, "", "").Replace("Content-Length: 0", "Content-Length: -1", StringComparison.Ordinal)));

        Assert.IsGreaterThan(0, await ReadAsync(client));
        Assert.AreEqual(0, await ReadAsync(client));
    }

    private static async Task<SipEndpoint> StartAsync(TestEnvironment environment, TransportOptions transport)
    {
        var bob = await environment.StartRealAsync(options => options with
        {
            Listen = [new SipPeer(SipTransport.Tcp, "0.0.0.0", 0)],
            Transport = transport,
            Time = environment.Time,
        });
        bob.Handler = (received, token) => received.RespondAsync(200, null, token);
        return bob;
    }

    private static string RawMessage(SipTransport transport, string headers, string body) =>
        $"MESSAGE sip:bob@im.test SIP/2.0\r\nVia: SIP/2.0/{SipTransportNames.InVia(transport)} 127.0.0.1:9;rport;branch={SipIdentifiers.NewBranch()}\r\n"
        + $"Max-Forwards: 70\r\nFrom: <sip:a@im.test>;tag=1\r\nTo: <sip:bob@im.test>\r\nCall-ID: {SipIdentifiers.NewCallId()}\r\nCSeq: 1 MESSAGE\r\n"
        + $"{headers}Content-Length: {body.Length}\r\n\r\n{body}";

    private static async Task<TcpClient> ConnectAsync(SipEndpoint bob, string from)
    {
        var client = new TcpClient(new IPEndPoint(IPAddress.Parse(from), 0)) { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, bob.LocalPeers[0].Port);
        return client;
    }

    private static async Task SeeServedAsync(TcpClient client)
    {
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(RawMessage(SipTransport.Tcp, "", "")));
        Assert.IsGreaterThan(0, await ReadAsync(client));
    }

    /// <summary>Connects until it is served: an end that was just made is counted a moment later.</summary>
    private static async Task WaitForServiceAsync(SipEndpoint bob, string from)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            using var client = await ConnectAsync(bob, from);
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(RawMessage(SipTransport.Tcp, "", "")), patience.Token);
            if (await ReadAsync(client) > 0)
            {
                return;
            }
        }
    }

    private static async Task<int> ReadAsync(TcpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            return await client.GetStream().ReadAsync(new byte[4096], patience.Token);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static async Task<SipResponse> AskRawAsync(SipPeer peer, string message)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[8192];
        using var socket = peer.Transport == SipTransport.Udp
            ? new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
            : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, peer.Port, patience.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes(message), patience.Token);
        var length = await socket.ReceiveAsync(buffer, patience.Token);
        return (SipResponse)SipParser.Parse(buffer.AsSpan(0, length));
    }
}
