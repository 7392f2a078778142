using System.Net;
using System.Net.Sockets;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>TLS between real sockets: who proves a name is talked to, nobody else.</summary>
[TestClass]
public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [TestMethod]
    public async Task A_request_reaches_a_peer_that_proves_its_name()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, "localhost");
        var alice = await StartClientAsync(environment);

        var response = await AskAsync(alice, bob, "localhost");

        Assert.AreEqual(200, response.StatusCode);
        Assert.AreEqual("TLS", response.Headers.TopVia!.TransportName);
    }

    [TestMethod]
    public async Task A_peer_of_an_unknown_authority_gets_nothing()
    {
        await using var environment = new TestEnvironment();
        using var other = new TestAuthority();
        var bob = await StartAsync(environment, "localhost");
        var alice = await StartClientAsync(environment, other);

        var response = await AskAsync(alice, bob, "localhost");

        Assert.AreEqual(503, response.StatusCode);
        Assert.IsTrue(response.IsLocal);
        Assert.DoesNotContain(record => record.Message.Contains("received by tls", StringComparison.Ordinal), environment.Log);
    }

    [TestMethod]
    public async Task A_peer_with_the_certificate_of_another_name_gets_nothing()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, "elsewhere.example");
        var alice = await StartClientAsync(environment);

        var response = await AskAsync(alice, bob, "localhost");

        Assert.AreEqual(503, response.StatusCode);
        Assert.DoesNotContain(record => record.Message.Contains("received by tls", StringComparison.Ordinal), environment.Log);
    }

    [TestMethod]
    public async Task A_connection_proved_for_one_name_serves_no_other()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, "localhost", forLoopback: true);
        var alice = await StartClientAsync(environment);

        var byName = await alice.ConnectAsync(PeerOf(bob, "localhost"));
        var again = await alice.ConnectAsync(PeerOf(bob, "localhost"));
        var byAddress = await alice.ConnectAsync(PeerOf(bob, "127.0.0.1"));

        Assert.AreSame(byName, again);
        Assert.AreNotSame(byName, byAddress);
    }

    [TestMethod]
    public async Task Whoever_never_secures_its_connection_holds_up_nobody_and_is_dropped()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, "localhost", time: environment.Time);
        var alice = await StartClientAsync(environment);
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, bob.LocalPeers[0].Port);

        Assert.AreEqual(200, (await AskAsync(alice, bob, "localhost")).StatusCode);

        environment.Advance(TimeSpan.FromSeconds(6));
        Assert.AreEqual(0, await silent.GetStream().ReadAsync(new byte[1]));
    }

    [TestMethod]
    public async Task Listening_without_a_certificate_is_refused_by_name()
    {
        await using var environment = new TestEnvironment();

        var fault = await Assert.ThrowsExactlyAsync<SipTransportException>(() =>
            environment.StartRealAsync(options => options with { Listen = [new(SipTransport.Tls, "127.0.0.1", 0)] }));

        StringAssert.Contains(fault.Message, "certificate");
    }

    private static SipPeer PeerOf(SipEndpoint endpoint, string host) => new(SipTransport.Tls, host, endpoint.LocalPeers[0].Port);

    private static Task<SipResponse> AskAsync(SipEndpoint from, SipEndpoint to, string host) =>
        from.RequestAsync(TestEnvironment.Request(from, SipMethod.Options), PeerOf(to, host));

    private Task<SipEndpoint> StartAsync(TestEnvironment environment, string host, bool forLoopback = false, TimeProvider? time = null) =>
        environment.StartRealAsync(options => options with
        {
            Listen = [new(SipTransport.Tls, "127.0.0.1", 0)],
            Tls = new TlsOptions { Certificate = _authority.Issue(host, forLoopback) },
            Time = time ?? TimeProvider.System,
        });

    private Task<SipEndpoint> StartClientAsync(TestEnvironment environment, TestAuthority? trusted = null) =>
        environment.StartRealAsync(options => options with
        {
            Listen = [],
            Tls = new TlsOptions { TrustedAuthorities = (trusted ?? _authority).Trusted },
        });
}
