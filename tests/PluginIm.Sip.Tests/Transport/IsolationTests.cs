using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>One dead, slow or hostile peer over real sockets: all requests of the others are answered while it does its worst.</summary>
[TestClass]
public sealed class IsolationTests : IDisposable
{
    private const int Requests = 500;

    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [TestMethod]
    public async Task A_peer_that_never_takes_the_connection_costs_the_others_nothing()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = await StartAsync(environment);
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(0);

        // Who never accepts and has a full backlog answers no further knock at all.
        var fillers = Enumerable.Range(0, 4).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToList();
        fillers.ForEach(filler => _ = filler.ConnectAsync(deaf.LocalEndPoint!).ContinueWith(task => task.Exception, TaskScheduler.Default));
        var hanging = Enumerable.Range(0, 20)
            .Select(_ => alice.RequestAsync(Request(alice, SipMethod.Message), SipPeer.Of(SipTransport.Tcp, (IPEndPoint)deaf.LocalEndPoint!)))
            .ToList();

        await SeeAllAnsweredAsync(alice, bob);

        Assert.IsFalse(hanging.Any(request => request.IsCompleted));
        await environment.AdvanceUntilAsync(() => hanging.All(request => request.IsCompleted), "the connection to be given up");
        Assert.IsTrue((await Task.WhenAll(hanging)).All(final => final is { StatusCode: 503, IsLocal: true }));
        fillers.ForEach(filler => filler.Dispose());
    }

    [TestMethod]
    public async Task A_peer_that_stops_reading_costs_the_others_nothing()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = await StartAsync(environment);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var flow = await alice.ConnectAsync(SipPeer.Of(SipTransport.Tcp, (IPEndPoint)listener.LocalEndpoint));
        using var stopped = await listener.AcceptTcpClientAsync();

        // More than the sockets' buffers take, less than the queue does: the writer hangs in the middle of it.
        var sent = new List<SipClientTransaction>();
        for (var i = 0; i < 1000; i++)
        {
            var request = Request(alice, SipMethod.Message);
            request.SetBody("application/octet-stream", new byte[16 * 1024]);
            sent.Add(await alice.SendAsync(request, flow));
        }

        Assert.IsTrue(flow.IsOpen);
        await SeeAllAnsweredAsync(alice, bob);
        Assert.IsFalse(sent.Any(transaction => transaction.Final.IsCompleted));
        await environment.AdvanceUntilAsync(() => sent.All(transaction => transaction.Final.IsCompleted), "the others to be given up");
    }

    [TestMethod]
    public async Task A_flood_of_malformed_datagrams_costs_the_others_nothing_and_the_log_little()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = await StartAsync(environment);
        var there = new IPEndPoint(IPAddress.Loopback, bob.LocalPeers.First(peer => peer.Transport == SipTransport.Udp).Port);
        using var hostile = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        byte[][] floods =
        [
            [0xff, 0xfe, 0x00, 0x80],
            "SIP/2.0 two hundred\r\n\r\n"u8.ToArray(),
            "MESSAGE sip:bob@im.test SIP/2.0\r\nVia: SIP/2.0/UDP\r\n\r\n"u8.ToArray(),
            Encoding.UTF8.GetBytes("INVITE sip:bob@im.test SIP/2.0\r\n" + string.Concat(Enumerable.Repeat("X: y\r\n", 200)) + "\r\n"),
        ];
        var sent = 0;
        await SeeAllAnsweredAsync(alice, bob, async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await hostile.SendAsync(floods[sent++ % floods.Length], there, CancellationToken.None);
            }
        });

        Assert.AreEqual(5000, sent);
        var lines = environment.Log.Count(record => record.Level == LogLevel.Warning);
        Assert.IsTrue(lines is > 0 and < 50, $"{lines} lines");
    }

    [TestMethod]
    public async Task Half_messages_held_open_cost_the_others_nothing_and_are_cut_off_in_time()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = await StartAsync(environment);
        var there = bob.LocalPeers.First(peer => peer.Transport == SipTransport.Tcp);
        var halves = new List<TcpClient>();
        for (var i = 0; i < 50; i++)
        {
            var half = new TcpClient();
            await half.ConnectAsync(IPAddress.Loopback, there.Port);
            await half.GetStream().WriteAsync("MESSAGE sip:bob@im.test SIP/2.0\r\nVia: SIP/2.0/TCP 127.0"u8.ToArray());
            halves.Add(half);
        }

        await SeeAllAnsweredAsync(alice, bob);

        Assert.IsTrue(halves.All(half => half.Connected));
        await SeeCutOffAsync(environment, halves);
    }

    [TestMethod]
    public async Task Clients_that_never_finish_their_handshake_cost_the_others_nothing_and_are_cut_off_in_time()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = await StartAsync(environment, SipTransport.Tls);
        var there = bob.LocalPeers.First(peer => peer.Transport == SipTransport.Tls);
        var silent = new List<TcpClient>();
        for (var i = 0; i < 50; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, there.Port);

            // The first bytes of a ClientHello, whose rest never comes.
            await client.GetStream().WriteAsync(new byte[] { 0x16, 0x03, 0x01, 0x02, 0x00 });
            silent.Add(client);
        }

        await SeeAllAnsweredAsync(alice, bob);

        await SeeCutOffAsync(environment, silent);
    }

    [TestMethod]
    public async Task A_server_that_never_finishes_its_handshake_costs_the_others_nothing()
    {
        await using var environment = new TestEnvironment();
        var (alice, bob) = await StartAsync(environment, SipTransport.Tls);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var hanging = alice.RequestAsync(Request(alice, SipMethod.Message), SipPeer.Of(SipTransport.Tls, (IPEndPoint)listener.LocalEndpoint));
        using var silent = await listener.AcceptTcpClientAsync();

        await SeeAllAnsweredAsync(alice, bob);

        Assert.IsFalse(hanging.IsCompleted);
        await environment.AdvanceUntilAsync(() => hanging.IsCompleted, "the connection to be given up");
        Assert.IsTrue(await hanging is { StatusCode: 503, IsLocal: true });
    }

    /// <summary>Two endpoints on all transports whose clock stands still: nothing is given up while the others are counted.</summary>
    private async Task<(SipEndpoint Alice, SipEndpoint Bob)> StartAsync(TestEnvironment environment, SipTransport? only = null)
    {
        SipTransport[] transports = only is { } transport ? [transport] : [SipTransport.Udp, SipTransport.Tcp];
        var bob = await environment.StartRealAsync(options => options with
        {
            Listen = [.. transports.Select(kind => new SipPeer(kind, "127.0.0.1", 0))],
            Tls = new TlsOptions { Certificate = _authority.Issue("localhost", forLoopback: true) },
            Time = environment.Time,
        });
        bob.Handler = (received, token) => received.RespondAsync(200, null, token);
        var alice = await environment.StartRealAsync(options => options with
        {
            Listen = [],
            Tls = new TlsOptions { TrustedAuthorities = _authority.Trusted },
            Transport = new TransportOptions { MaxQueuedBytes = 64 * 1024 * 1024, PingInterval = null },
            Time = environment.Time,
        });
        return (alice, bob);
    }

    /// <param name="alice">Asks.</param>
    /// <param name="bob">Answers on all its transports.</param>
    /// <param name="disturbAsync">What the hostile peer does before each batch.</param>
    private static async Task SeeAllAnsweredAsync(SipEndpoint alice, SipEndpoint bob, Func<Task>? disturbAsync = null)
    {
        foreach (var peer in bob.LocalPeers)
        {
            for (var batch = 0; batch < Requests / 10; batch++)
            {
                await (disturbAsync?.Invoke() ?? Task.CompletedTask);
                var finals = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AskAsync(alice, peer)));
                Assert.IsTrue(finals.All(final => final is { StatusCode: 200, IsLocal: false }), $"{peer}");
            }
        }
    }

    /// <summary>A datagram may be lost in a flood; the clock that would send it again stands still, so it is asked again.</summary>
    private static async Task<SipResponse> AskAsync(SipEndpoint alice, SipPeer peer)
    {
        while (true)
        {
            var transaction = await alice.SendAsync(Request(alice, SipMethod.Message), peer);
            var final = transaction.Final;
            if (await Task.WhenAny(final, Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, CancellationToken.None)) == final)
            {
                return await final;
            }

            Assert.AreEqual(SipTransport.Udp, peer.Transport, "A stream loses nothing.");
        }
    }

    /// <summary>Moves the clock until all have been closed by the other side.</summary>
    private static async Task SeeCutOffAsync(TestEnvironment environment, IReadOnlyList<TcpClient> clients)
    {
        var ends = clients.Select(ReadAsync).ToList();
        await environment.AdvanceUntilAsync(() => ends.All(end => end.IsCompleted), "the connections to be cut off");
        Assert.IsTrue((await Task.WhenAll(ends)).All(length => length == 0));
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    private static async Task<int> ReadAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1024], CancellationToken.None);
        }
        catch (IOException)
        {
            // Reset instead of closed.
            return 0;
        }
    }
}
