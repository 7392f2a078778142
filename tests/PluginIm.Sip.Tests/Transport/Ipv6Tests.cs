using System.Net;
using System.Net.Sockets;
using System.Text;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>IPv6 on real sockets, from the brackets in Via and Contact to the way back (RFC 3261 25, RFC 5118).</summary>
[TestClass]
public sealed class Ipv6Tests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Tls)]
    public async Task A_request_is_answered_and_its_sender_is_reached_by_its_Contact(SipTransport transport)
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, transport);
        var alice = await environment.StartRealAsync(options => options with
        {
            Listen = [],
            Tls = new TlsOptions { TrustedAuthorities = _authority.Trusted },
        });
        alice.Handler = (received, token) => received.RespondAsync(202, null, token);
        SipServerTransaction? seen = null;
        bob.Handler = (received, token) =>
        {
            seen = received;
            return received.RespondAsync(200, null, token);
        };
        var there = bob.LocalPeers[0];

        var flow = await alice.ConnectAsync(there);
        var final = await alice.RequestAsync(Request(alice, SipMethod.Message), there);
        var contact = flow.ContactUri("alice");
        var back = await (await bob.SendAsync(Request(bob, SipMethod.Options), seen!.Flow)).Final;

        Assert.AreEqual(200, final.StatusCode);
        Assert.AreEqual(202, back.StatusCode);
        Assert.AreEqual($"sip:alice@[::1]:{flow.LocalEndPoint.Port}", contact.WithoutParameter("transport").ToString());
        Assert.AreEqual(contact, SipUri.Parse(contact.ToString()));
        var via = seen.Request.Headers.TopVia!;
        Assert.AreEqual("[::1]", via.Host);
        Assert.AreEqual("::1", via.Received);
        Assert.AreEqual(flow.LocalEndPoint.Port, via.Rport);
        if (transport != SipTransport.Tls)
        {
            var byContact = await bob.RequestAsync(
                bob.CreateRequest(SipMethod.Message, contact, SipAddress.Parse("<sip:bob@im.test>"), new SipAddress(contact)));
            Assert.AreEqual(202, byContact.StatusCode);
        }
    }

    [TestMethod]
    public async Task An_answer_without_rport_goes_to_the_port_in_Via_at_the_address_it_came_from()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, SipTransport.Udp);
        using var sender = new UdpClient(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        using var named = new UdpClient(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        var port = ((IPEndPoint)named.Client.LocalEndPoint!).Port;
        var request = $"OPTIONS sip:bob@[::1] SIP/2.0\r\nVia: SIP/2.0/UDP [2001:db8::9:1]:{port};branch=z9hG4bKsix\r\nMax-Forwards: 70\r\n"
            + "From: <sip:a@im.test>;tag=1\r\nTo: <sip:bob@im.test>\r\nCall-ID: six\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";

        await sender.SendAsync(Encoding.UTF8.GetBytes(request), new IPEndPoint(IPAddress.IPv6Loopback, bob.LocalPeers[0].Port));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = SipParser.Parse((await named.ReceiveAsync(patience.Token)).Buffer);

        Assert.AreEqual(200, ((SipResponse)answer).StatusCode);
        Assert.AreEqual("::1", answer.Headers.TopVia!.Received);
    }

    [TestMethod]
    public async Task An_IPv4_address_mapped_into_IPv6_is_reached_by_IPv4()
    {
        await using var environment = new TestEnvironment();
        var bob = await environment.StartRealAsync();
        var alice = await environment.StartRealAsync(options => options with { Listen = [] });

        foreach (var peer in bob.LocalPeers)
        {
            var final = await alice.RequestAsync(Request(alice, SipMethod.Options), peer with { Host = "::ffff:127.0.0.1" });
            Assert.AreEqual(200, final.StatusCode);
            Assert.AreEqual("127.0.0.1", final.Headers.TopVia!.Host);
        }
    }

    [TestMethod]
    public async Task A_host_of_both_families_is_reached_by_the_one_at_which_it_listens()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, SipTransport.Tcp);
        var zone = new Location.InMemoryZone().Address("both.test", "::1", "127.0.0.1");
        var alice = await environment.StartRealAsync(options => options with { Listen = [], Dns = zone });

        var final = await alice.RequestAsync(
            Request(alice, SipMethod.Options), new SipPeer(SipTransport.Tcp, "both.test", bob.LocalPeers[0].Port));

        Assert.AreEqual(200, final.StatusCode);
        Assert.AreEqual("[::1]", final.Headers.TopVia!.Host);
    }

    [TestMethod]
    public void The_zone_of_a_link_local_address_stays_on_this_machine()
    {
        var peer = SipPeer.Of(SipTransport.Udp, new IPEndPoint(IPAddress.Parse("fe80::1%3"), 5060));

        Assert.AreEqual("[fe80::1]", peer.UriHost);
        Assert.AreEqual(3, peer.FindCandidate()!.EndPoint.Address.ScopeId);
    }

    private Task<SipEndpoint> StartAsync(TestEnvironment environment, SipTransport transport) =>
        environment.StartRealAsync(options => options with
        {
            Listen = [new SipPeer(transport, "::1", 0)],
            Tls = new TlsOptions { Certificate = transport == SipTransport.Tls ? _authority.Issue("localhost", forLoopback: true) : null },
        });
}
