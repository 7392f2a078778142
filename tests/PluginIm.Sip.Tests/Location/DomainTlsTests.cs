using System.Net;
using System.Net.Sockets;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Location;

/// <summary>A domain whose servers DNS names: by TLS they prove the domain, not the names that DNS said (RFC 5922 4).</summary>
[TestClass]
public sealed class DomainTlsTests : IDisposable
{
    private readonly Transport.TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [TestMethod]
    public async Task A_server_that_proves_the_domain_is_talked_to()
    {
        await using var environment = new TestEnvironment();
        var server = await StartAsync(environment, "im.test");
        var alice = await ClientAsync(environment, Zone(server));

        Assert.AreEqual(200, (await AskAsync(alice, "sips:bob@im.test")).StatusCode);
    }

    [TestMethod]
    public async Task A_server_that_proves_only_the_name_that_DNS_said_gets_nothing()
    {
        await using var environment = new TestEnvironment();
        var server = await StartAsync(environment, "node.im.test");
        var alice = await ClientAsync(environment, Zone(server));

        Assert.IsTrue(await AskAsync(alice, "sips:bob@im.test") is { StatusCode: 503, IsLocal: true });
        Assert.DoesNotContain(record => record.Message.Contains("received by tls", StringComparison.Ordinal), environment.Log);
    }

    [TestMethod]
    [DataRow("sip:bob@im.test")]
    [DataRow("sips:bob@im.test")]
    public async Task Where_TLS_fails_the_servers_in_the_clear_are_not_tried(string uri)
    {
        await using var environment = new TestEnvironment();
        using var clear = new TcpListener(IPAddress.Loopback, 0);
        clear.Start();
        var server = await StartAsync(environment, "elsewhere.test");
        var zone = Zone(server)
            .Naptr("im.test", 1, 1, "SIPS+D2T", "_sips._tcp.im.test")
            .Naptr("im.test", 2, 1, "SIP+D2T", "_sip._tcp.im.test")
            .Srv("_sip._tcp.im.test", 1, 1, ((IPEndPoint)clear.LocalEndpoint).Port, "node.im.test");
        var alice = await ClientAsync(environment, zone);

        Assert.AreEqual(503, (await AskAsync(alice, uri)).StatusCode);
        Assert.IsFalse(clear.Pending());
    }

    [TestMethod]
    public async Task Of_two_servers_the_one_that_works_serves_the_next_requests_too()
    {
        await using var environment = new TestEnvironment();
        var (bad, good) = (await StartAsync(environment, "elsewhere.test"), await StartAsync(environment, "im.test"));
        var zone = Zone(bad).Srv("_sips._tcp.im.test", 2, 0, good.LocalPeers[0].Port, "node.im.test");
        var alice = await ClientAsync(environment, zone, options => options with { OutboundProxies = [SipPeer.Parse("tls:im.test")] });

        for (var i = 0; i < 3; i++)
        {
            Assert.AreEqual(200, (await AskAsync(alice, "sips:bob@im.test", null)).StatusCode);
        }

        Assert.AreEqual(1, environment.Log.Count(record => record.Message.Contains("Cannot connect", StringComparison.Ordinal)));
    }

    private static InMemoryZone Zone(SipEndpoint server) => new InMemoryZone()
        .Srv("_sips._tcp.im.test", 1, 0, server.LocalPeers[0].Port, "node.im.test")
        .Address("node.im.test", "127.0.0.1");

    private static Task<SipResponse> AskAsync(SipEndpoint alice, string uri, SipPeer? peer = null) => alice.RequestAsync(
        alice.CreateRequest(SipMethod.Options, Uri(uri), SipAddress.Parse("<sip:alice@im.test>"), SipAddress.Parse("<sip:bob@im.test>")), peer);

    private Task<SipEndpoint> StartAsync(TestEnvironment environment, string name) => environment.StartRealAsync(options => options with
    {
        Listen = [new SipPeer(SipTransport.Tls, "127.0.0.1", 0)],
        Tls = new TlsOptions { Certificate = _authority.Issue(name) },
    });

    private Task<SipEndpoint> ClientAsync(
        TestEnvironment environment, InMemoryZone zone, Func<SipEndpointOptions, SipEndpointOptions>? configure = null) =>
        environment.StartRealAsync(options =>
        {
            options = options with { Listen = [], Dns = zone, Tls = new TlsOptions { TrustedAuthorities = _authority.Trusted } };
            return configure?.Invoke(options) ?? options;
        });
}
