using System.Net;
using System.Net.Sockets;
using System.Text;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>Connections whose other end the test itself holds, well-behaved or not.</summary>
[TestClass]
public sealed class StreamFlowTests
{
    [TestMethod]
    public async Task A_message_that_comes_byte_by_byte_is_one_message()
    {
        await using var environment = new TestEnvironment();
        var bob = await environment.StartRealAsync();
        bob.Handler = (received, token) => received.RespondAsync(200, null, token);
        using var raw = await ConnectAsync(bob);
        var request = Encoding.UTF8.GetBytes(RawMessage("one") + RawMessage("two"));

        for (var i = 0; i < request.Length; i++)
        {
            await raw.GetStream().WriteAsync(request.AsMemory(i, 1));
        }

        Assert.AreEqual(2, await CountAnswersAsync(raw, 2));
    }

    [TestMethod]
    public async Task A_ping_is_answered_with_a_pong()
    {
        await using var environment = new TestEnvironment();
        var bob = await environment.StartRealAsync();
        using var raw = await ConnectAsync(bob);

        await raw.GetStream().WriteAsync("\r\n\r\n"u8.ToArray());

        Assert.AreEqual("\r\n", await ReadAsync(raw, 2));
    }

    [TestMethod]
    public async Task A_connection_that_answers_its_pings_stays_and_one_that_does_not_is_lost()
    {
        await using var environment = new TestEnvironment();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var alice = await environment.StartRealAsync(options => options with { Listen = [], Time = environment.Time });
        var lost = "";
        alice.ConnectionLost += (_, connection) => lost = connection.Reason;
        var flow = await alice.ConnectAsync(new SipPeer(SipTransport.Tcp, "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port));
        using var raw = await listener.AcceptTcpClientAsync();

        // Nothing but pings and pongs, for as long as nobody says anything.
        environment.Advance(TimeSpan.FromSeconds(10));
        for (var i = 0; i < 5; i++)
        {
            environment.Advance(TimeSpan.FromSeconds(20));
            Assert.AreEqual("\r\n\r\n", await ReadAsync(raw, 4));

            // The answer to a ping after the pong proves, by the order of the stream, that the pong has been taken.
            await raw.GetStream().WriteAsync("\r\n\r\n\r\n"u8.ToArray());
            Assert.AreEqual("\r\n", await ReadAsync(raw, 2));
            environment.Advance(TimeSpan.FromSeconds(10));
            Assert.IsTrue(flow.IsOpen);
        }

        environment.Advance(TimeSpan.FromSeconds(30));
        await WaitForAsync(() => !flow.IsOpen);
        await WaitForAsync(() => lost.Contains("keep-alive", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task A_slow_reader_is_dropped_and_costs_the_others_nothing()
    {
        await using var environment = new TestEnvironment();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var bob = await environment.StartRealAsync();
        bob.Handler = (received, token) => received.RespondAsync(200, null, token);
        var alice = await environment.StartRealAsync(options => options with
        {
            Listen = [],
            Transport = new TransportOptions { MaxQueuedBytes = 64 * 1024 },
        });
        var slow = new SipPeer(SipTransport.Tcp, "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        var flow = await alice.ConnectAsync(slow);
        using var raw = await listener.AcceptTcpClientAsync();
        var payload = new byte[32 * 1024];

        var sent = new List<SipClientTransaction>();
        for (var i = 0; i < 10_000 && flow.IsOpen; i++)
        {
            var request = Request(alice, SipMethod.Message);
            request.SetBody("application/octet-stream", payload);
            sent.Add(await alice.SendAsync(request, flow));
        }

        Assert.IsFalse(flow.IsOpen);
        Assert.IsTrue((await Task.WhenAll(sent.Select(transaction => transaction.Final))).All(final => final.StatusCode == 503));
        var other = await alice.RequestAsync(Request(alice, SipMethod.Message), bob.LocalPeers.First(peer => peer.Transport == SipTransport.Tcp));
        Assert.AreEqual(200, other.StatusCode);
    }

    [TestMethod]
    public async Task Lost_framing_is_answered_and_ends_the_connection()
    {
        await using var environment = new TestEnvironment();
        var bob = await environment.StartRealAsync();
        using var raw = await ConnectAsync(bob);

        await raw.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            RawMessage("framing").Replace("Content-Length: 0", "Content-Length: many", StringComparison.Ordinal)));

        var text = await ReadToEndAsync(raw);
        StringAssert.StartsWith(text, "SIP/2.0 400");
    }

    [TestMethod]
    public async Task A_connection_that_the_peer_closes_is_told()
    {
        await using var environment = new TestEnvironment();
        var bob = await environment.StartRealAsync();
        var lost = new TaskCompletionSource<SipFlow>();
        bob.ConnectionLost += (_, connection) => lost.TrySetResult(connection.Flow);
        var raw = await ConnectAsync(bob);
        var port = ((IPEndPoint)raw.Client.LocalEndPoint!).Port;

        raw.Dispose();

        Assert.AreEqual(port, (await lost.Task.WaitAsync(TimeSpan.FromSeconds(20))).RemoteEndPoint.Port);
    }

    [TestMethod]
    public async Task One_connection_more_than_allowed_is_turned_away()
    {
        await using var environment = new TestEnvironment();
        var bob = await environment.StartRealAsync(options => options with { Transport = new TransportOptions { MaxConnections = 1 } });
        using var first = await ConnectAsync(bob);
        await first.GetStream().WriteAsync("\r\n\r\n"u8.ToArray());
        await ReadAsync(first, 2);
        using var second = await ConnectAsync(bob);

        Assert.AreEqual("", await ReadToEndAsync(second));
    }

    private static string RawMessage(string id) =>
        $"MESSAGE sip:bob@im.test SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bK{id}\r\nMax-Forwards: 70\r\n"
        + $"From: <sip:a@im.test>;tag=1\r\nTo: <sip:bob@im.test>\r\nCall-ID: {id}\r\nCSeq: 1 MESSAGE\r\nContent-Length: 0\r\n\r\n";

    private static async Task<TcpClient> ConnectAsync(SipEndpoint endpoint)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, endpoint.LocalPeers.First(peer => peer.Transport == SipTransport.Tcp).Port);
        return client;
    }

    private static async Task<string> ReadAsync(TcpClient client, int length)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[length];
        await client.GetStream().ReadExactlyAsync(buffer, patience.Token);
        return Encoding.UTF8.GetString(buffer);
    }

    private static async Task<string> ReadToEndAsync(TcpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var all = new MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(all, patience.Token);
        }
        catch (IOException)
        {
            // Reset instead of closed: what had come before counts.
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }

    private static async Task<int> CountAnswersAsync(TcpClient client, int expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var parser = new SipStreamParser();
        var buffer = new byte[4096];
        var count = 0;
        while (count < expected)
        {
            var length = await client.GetStream().ReadAsync(buffer, patience.Token);
            Assert.AreNotEqual(0, length, "closed too early");
            parser.Append(buffer.AsSpan(0, length));
            while (parser.TryRead(out var item))
            {
                count += item.Message is SipResponse { StatusCode: 200 } ? 1 : 0;
            }
        }

        return count;
    }
}
