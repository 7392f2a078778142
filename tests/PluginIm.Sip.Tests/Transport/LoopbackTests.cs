using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>The transports over real sockets.</summary>
[TestClass]
public sealed class LoopbackTests
{
    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_request_is_answered(SipTransport transport)
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync(options => options with { Listen = [] });
        var bob = await environment.StartRealAsync();
        bob.Handler = (received, token) => received.RespondAsync(200, null, token);

        var final = await alice.RequestAsync(Request(alice, SipMethod.Message), PeerOf(bob, transport));

        Assert.AreEqual(200, final.StatusCode);
        Assert.IsFalse(final.IsLocal);
    }

    [TestMethod]
    public async Task Thousands_of_requests_side_by_side_are_all_answered()
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync();
        var bob = await environment.StartRealAsync();
        bob.Handler = (received, token) => received.RespondAsync(200, null, token);

        foreach (var transport in new[] { SipTransport.Udp, SipTransport.Tcp })
        {
            for (var batch = 0; batch < 20; batch++)
            {
                var finals = await Task.WhenAll(Enumerable.Range(0, 50)
                    .Select(_ => alice.RequestAsync(Request(alice, SipMethod.Message), PeerOf(bob, transport))));
                Assert.IsTrue(finals.All(final => final.StatusCode == 200));
            }
        }
    }

    [TestMethod]
    public async Task A_connection_is_used_backwards_by_who_accepted_it()
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync(options => options with { Listen = [] });
        var bob = await environment.StartRealAsync();
        alice.Handler = (received, token) => received.RespondAsync(202, null, token);
        SipServerTransaction? seen = null;
        bob.Handler = (received, token) =>
        {
            seen = received;
            return received.RespondAsync(200, null, token);
        };

        var flow = await alice.ConnectAsync(PeerOf(bob, SipTransport.Tcp));
        await alice.RequestAsync(Request(alice, SipMethod.Register), PeerOf(bob, SipTransport.Tcp));
        var contact = flow.ContactUri("alice");
        var byAddress = await bob.RequestAsync(
            bob.CreateRequest(SipMethod.Message, contact, SipAddress.Parse("<sip:bob@im.test>"), new SipAddress(contact)));
        var byFlow = await (await bob.SendAsync(Request(bob, SipMethod.Options), seen!.Flow)).Final;

        Assert.AreEqual(202, byAddress.StatusCode);
        Assert.AreEqual(202, byFlow.StatusCode);
        Assert.IsFalse(seen.Flow.IsOutgoing);
        Assert.AreEqual(flow.LocalEndPoint, seen.Flow.RemoteEndPoint);
    }

    [TestMethod]
    public async Task Concurrent_requests_to_a_peer_share_one_connection()
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync(options => options with { Listen = [] });
        var bob = await environment.StartRealAsync();

        var flows = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => alice.ConnectAsync(PeerOf(bob, SipTransport.Tcp))));

        Assert.HasCount(1, flows.Distinct().ToList());
    }

    [TestMethod]
    public async Task A_request_above_1300_bytes_to_a_UDP_peer_goes_by_TCP()
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync(options => options with { Listen = [] });
        var bob = await StartOnOnePortAsync(environment);
        SipServerTransaction? seen = null;
        bob.Handler = (received, token) =>
        {
            seen = received;
            return received.RespondAsync(200, null, token);
        };

        var final = await alice.RequestAsync(Large(alice), PeerOf(bob, SipTransport.Udp));

        Assert.AreEqual(200, final.StatusCode);
        Assert.AreEqual(SipTransport.Tcp, seen!.Flow.Transport);
        Assert.AreEqual(SipTransport.Tcp, seen.Request.Headers.TopVia!.Transport);
        Assert.HasCount(1, seen.Request.Headers.Vias);
    }

    [TestMethod]
    [DataRow(500, SipTransport.Tcp)]
    [DataRow(2000, SipTransport.Udp)]
    public async Task From_which_length_on_a_request_goes_by_TCP_is_an_option(int longest, SipTransport expected)
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync(options => options with
        {
            Listen = [],
            Transport = new TransportOptions { MaxDatagramRequestBytes = longest },
        });
        var bob = await StartOnOnePortAsync(environment);
        SipTransport? seen = null;
        bob.Handler = (received, token) =>
        {
            seen = received.Flow.Transport;
            return received.RespondAsync(200, null, token);
        };
        var request = Request(alice, SipMethod.Message);
        request.SetBody("text/plain", new byte[600]);

        await alice.RequestAsync(request, PeerOf(bob, SipTransport.Udp));

        Assert.AreEqual(expected, seen);
    }

    [TestMethod]
    public async Task A_large_request_goes_by_UDP_where_the_peer_refuses_TCP_with_the_Via_of_UDP_and_the_next_one_without_asking()
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync(options => options with { Listen = [] });
        var bob = await environment.StartRealAsync(options => options with { Listen = [new(SipTransport.Udp, "127.0.0.1", 0)] });
        var seen = new List<SipServerTransaction>();
        bob.Handler = (received, token) =>
        {
            seen.Add(received);
            return received.RespondAsync(200, null, token);
        };

        for (var i = 0; i < 2; i++)
        {
            var final = await alice.RequestAsync(Large(alice), PeerOf(bob, SipTransport.Udp));
            Assert.AreEqual(200, final.StatusCode);
            Assert.AreEqual(SipTransport.Udp, seen[i].Request.Headers.Vias.Single().Transport);
        }

        Assert.AreEqual(1, environment.Log.Count(record => record.Message.Contains("goes by UDP although", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task An_answer_goes_to_the_port_it_was_asked_from_and_says_which_that_was()
    {
        await using var environment = new TestEnvironment();
        var bob = await environment.StartRealAsync();
        using var behindNat = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var request = "OPTIONS sip:bob@im.test SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.7:5060;rport;branch=z9hG4bKnat\r\nMax-Forwards: 70\r\n"
            + "From: <sip:a@b>;tag=1\r\nTo: <sip:b@b>\r\nCall-ID: nat\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";

        await behindNat.SendAsync(Encoding.UTF8.GetBytes(request), EndPointOf(bob, SipTransport.Udp));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var via = SipParser.Parse((await behindNat.ReceiveAsync(patience.Token)).Buffer).Headers.TopVia!;

        Assert.AreEqual("192.0.2.7", via.Host);
        Assert.AreEqual("127.0.0.1", via.Received);
        Assert.AreEqual(((IPEndPoint)behindNat.Client.LocalEndPoint!).Port, via.Rport);
    }

    [TestMethod]
    public async Task A_peer_that_refuses_the_connection_is_a_local_503()
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync(options => options with { Listen = [] });

        var final = await alice.RequestAsync(Request(alice, SipMethod.Message), new SipPeer(SipTransport.Tcp, "127.0.0.1", FreePort()));

        Assert.AreEqual(503, final.StatusCode);
        Assert.IsTrue(final.IsLocal);
    }

    [TestMethod]
    public async Task A_port_in_use_is_said_with_the_systems_reason()
    {
        await using var environment = new TestEnvironment();
        var first = await environment.StartRealAsync();

        foreach (var taken in first.LocalPeers)
        {
            var fault = await Assert.ThrowsExactlyAsync<SipTransportException>(
                () => environment.StartRealAsync(options => options with { Listen = [taken] }));
            Assert.AreEqual(taken, fault.Peer);
            Assert.AreEqual(SocketError.AddressAlreadyInUse, ((SocketException)fault.InnerException!).SocketErrorCode);
        }
    }

    [TestMethod]
    [DataRow("<sip:b@b>", "1 INVITE")]
    [DataRow("<broken", "1 MESSAGE")]
    public async Task A_malformed_datagram_is_answered_400_with_one_line_in_the_log_and_disturbs_nobody(string to, string sequence)
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync();
        var bob = await environment.StartRealAsync();
        bob.Handler = (received, token) => received.RespondAsync(200, null, token);
        using var hostile = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var bad = "MESSAGE sip:bob@im.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bKbad\r\n"
            + $"From: <sip:a@b>;tag=1\r\nTo: {to}\r\nCall-ID: bad\r\nCSeq: {sequence}\r\n\r\n";

        await hostile.SendAsync(Encoding.UTF8.GetBytes(bad), EndPointOf(bob, SipTransport.Udp));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = Encoding.UTF8.GetString((await hostile.ReceiveAsync(patience.Token)).Buffer);
        var other = await alice.RequestAsync(Request(alice, SipMethod.Message), PeerOf(bob, SipTransport.Udp));

        StringAssert.StartsWith(answer, "SIP/2.0 400 Bad Request\r\n");
        Assert.AreEqual(200, other.StatusCode);
        Assert.HasCount(1, environment.Log.Where(record => record.Level == LogLevel.Warning).ToList());
    }

    [TestMethod]
    public async Task Noise_is_dropped_with_one_line_in_the_log_and_keep_alives_without()
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync();
        var bob = await environment.StartRealAsync();
        bob.Handler = (received, token) => received.RespondAsync(200, null, token);
        using var hostile = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));

        await hostile.SendAsync("\0\r\n"u8.ToArray(), EndPointOf(bob, SipTransport.Udp));
        await hostile.SendAsync("\r\n\r\n"u8.ToArray(), EndPointOf(bob, SipTransport.Udp));
        await hostile.SendAsync(new byte[] { 0xff, 0xfe, 0x00, 0x80 }, EndPointOf(bob, SipTransport.Udp));
        var other = await alice.RequestAsync(Request(alice, SipMethod.Message), PeerOf(bob, SipTransport.Udp));

        Assert.AreEqual(200, other.StatusCode);
        await WaitForAsync(() => environment.Log.Any(record => record.Level == LogLevel.Warning));
        Assert.HasCount(1, environment.Log.Where(record => record.Level == LogLevel.Warning).ToList());
    }

    [TestMethod]
    public async Task Requests_from_others_than_the_outbound_proxy_are_dropped_where_that_is_asked_for()
    {
        await using var environment = new TestEnvironment();
        var proxy = await environment.StartRealAsync();
        var stranger = await environment.StartRealAsync(options => options with
        {
            Timers = new SipTimers { T1 = TimeSpan.FromMilliseconds(10) },
        });
        var alice = await environment.StartRealAsync(options => options with
        {
            OutboundProxy = PeerOf(proxy, SipTransport.Tcp),
            AcceptOnlyFromOutboundProxy = true,
        });
        alice.Handler = (received, token) => received.RespondAsync(200, null, token);
        SipFlow? flow = null;
        proxy.Handler = (received, token) =>
        {
            flow = received.Flow;
            return received.RespondAsync(200, null, token);
        };

        await alice.RequestAsync(Request(alice, SipMethod.Options));
        var fromProxy = await (await proxy.SendAsync(Request(proxy, SipMethod.Message), flow!)).Final;
        var fromStranger = await stranger.RequestAsync(Request(stranger, SipMethod.Message), PeerOf(alice, SipTransport.Udp));

        Assert.AreEqual(200, fromProxy.StatusCode);
        Assert.IsTrue(fromStranger is { StatusCode: 408, IsLocal: true });
    }

    [TestMethod]
    public async Task A_proxy_by_UDP_is_heard_on_the_connection_that_took_what_was_too_large()
    {
        await using var environment = new TestEnvironment();
        var proxy = await StartOnOnePortAsync(environment);
        var alice = await environment.StartRealAsync(options => options with
        {
            OutboundProxy = PeerOf(proxy, SipTransport.Udp),
            AcceptOnlyFromOutboundProxy = true,
        });
        alice.Handler = (received, token) => received.RespondAsync(200, null, token);
        SipFlow? flow = null;
        proxy.Handler = (received, token) =>
        {
            flow = received.Flow;
            return received.RespondAsync(200, null, token);
        };
        var large = Request(alice, SipMethod.Message);
        large.SetBody("text/plain", new byte[2000]);

        await alice.RequestAsync(large);
        var answer = await (await proxy.SendAsync(Request(proxy, SipMethod.Message), flow!)).Final;

        Assert.AreEqual(SipTransport.Tcp, flow!.Transport);
        Assert.AreEqual(200, answer.StatusCode);
    }

    [TestMethod]
    public async Task The_trace_shows_the_messages_and_hides_their_texts_and_credentials()
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync();
        var bob = await environment.StartRealAsync();
        bob.Handler = (received, token) => received.RespondAsync(200, null, token);
        var request = Request(alice, SipMethod.Message);
        request.SetBody("text/plain", "for your eyes only"u8.ToArray());
        request.Headers.Set(SipHeaderNames.Authorization, "Digest username=\"alice\", response=\"0123456789abcdef\"");

        await alice.RequestAsync(request, PeerOf(bob, SipTransport.Udp));

        var trace = environment.Log.Where(record => record.Level == LogLevel.Trace).Select(record => record.Message).ToList();
        Assert.AreEqual(2, trace.Count(line => line.Contains("MESSAGE sip:bob@im.test", StringComparison.Ordinal)));
        Assert.IsFalse(trace.Any(line => line.Contains("eyes", StringComparison.Ordinal)));
        Assert.IsFalse(trace.Any(line => line.Contains("0123456789abcdef", StringComparison.Ordinal)));
    }

    private static SipRequest Large(SipEndpoint from)
    {
        var request = Request(from, SipMethod.Message);
        request.SetBody("text/plain", Encoding.UTF8.GetBytes(new string('x', 1300)));
        return request;
    }

    /// <summary>Listens with TCP at the very port that UDP got, as a switch does.</summary>
    private static async Task<SipEndpoint> StartOnOnePortAsync(TestEnvironment environment)
    {
        for (var attempt = 0; ; attempt++)
        {
            var port = FreePort();
            try
            {
                return await environment.StartRealAsync(options => options with
                {
                    Listen = [new(SipTransport.Udp, "127.0.0.1", port), new(SipTransport.Tcp, "127.0.0.1", port)],
                });
            }
            catch (SipTransportException) when (attempt < 10)
            {
                // Somebody else was faster.
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static SipPeer PeerOf(SipEndpoint endpoint, SipTransport transport) =>
        endpoint.LocalPeers.First(peer => peer.Transport == transport);

    private static IPEndPoint EndPointOf(SipEndpoint endpoint, SipTransport transport) =>
        new(IPAddress.Loopback, PeerOf(endpoint, transport).Port);
}
