using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

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
    public async Task A_handshake_that_breaks_by_a_fault_of_this_side_is_told_and_the_next_one_is_tried()
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, "localhost");
        var unusable = _authority.Trusted;
        unusable[0].Dispose();
        var alice = await environment.StartRealAsync(options => options with { Listen = [], Tls = new TlsOptions { TrustedAuthorities = unusable } });

        for (var i = 0; i < 2; i++)
        {
            var response = await AskAsync(alice, bob, "localhost").WaitAsync(TimeSpan.FromSeconds(20));
            Assert.AreEqual(503, response.StatusCode);
            Assert.IsTrue(response.IsLocal);
        }
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
    [DataRow(X509RevocationMode.NoCheck, 200)]
    [DataRow(X509RevocationMode.Online, 503)]
    public async Task A_certificate_whose_revocation_nobody_tells_of_is_taken_where_that_is_not_asked(X509RevocationMode mode, int status)
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, "localhost");
        var alice = await environment.StartRealAsync(options => options with
        {
            Listen = [],
            Tls = new TlsOptions { TrustedAuthorities = _authority.Trusted, RevocationMode = mode },
        });

        Assert.AreEqual(status, (await AskAsync(alice, bob, "localhost")).StatusCode);
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
    public async Task The_name_that_is_to_be_proved_is_said_in_the_handshake()
    {
        await using var environment = new TestEnvironment();
        var alice = await StartClientAsync(environment);
        using var listener = Listen();
        var connecting = alice.ConnectAsync(new SipPeer(SipTransport.Tls, "localhost", ((IPEndPoint)listener.LocalEndpoint).Port));
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(client.GetStream());
        using var certificate = _authority.Issue("localhost");
        string? said = null;

        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificateSelectionCallback = (_, host) =>
            {
                said = host;
                return certificate;
            },
        });
        await connecting;

        Assert.AreEqual("localhost", said);
    }

    [TestMethod]
    [DataRow(0x0301)]
    [DataRow(0x0302)]
    [OSCondition(OperatingSystems.Linux, IgnoreMessage = "Other systems may close the connection without saying why.")]
    public async Task A_client_that_speaks_nothing_from_TLS_1_2_on_is_turned_away(int version)
    {
        await using var environment = new TestEnvironment();
        var bob = await StartAsync(environment, "localhost");
        using var old = new TcpClient();
        await old.ConnectAsync(IPAddress.Loopback, bob.LocalPeers[0].Port);
        var answer = new byte[7];

        await old.GetStream().WriteAsync(ClientHello((byte)(version & 0xff)));
        await old.GetStream().ReadExactlyAsync(answer);

        // A fatal alert: protocol_version (RFC 5246 7.2).
        CollectionAssert.AreEqual(new byte[] { 21, 2, 70 }, new[] { answer[0], answer[5], answer[6] });
    }

    [TestMethod]
    public async Task A_client_offers_TLS_1_3_and_1_2_alone()
    {
        await using var environment = new TestEnvironment();
        var alice = await StartClientAsync(environment);
        using var listener = Listen();
        var connecting = alice.ConnectAsync(new SipPeer(SipTransport.Tls, "localhost", ((IPEndPoint)listener.LocalEndpoint).Port));
        using var client = await listener.AcceptTcpClientAsync();
        var header = new byte[5];
        await client.GetStream().ReadExactlyAsync(header);
        var hello = new byte[(header[3] << 8) | header[4]];
        await client.GetStream().ReadExactlyAsync(hello);
        client.Close();

        // The extension supported_versions (RFC 8446 4.2.1): its number and length, the length of the list, and two versions.
        Assert.AreNotEqual(-1, hello.AsSpan().IndexOf(new byte[] { 0, 43, 0, 5, 4, 3, 4, 3, 3 }));
        await Assert.ThrowsExactlyAsync<SipTransportException>(() => connecting);
    }

    [TestMethod]
    public async Task A_server_that_speaks_nothing_from_TLS_1_2_on_gets_nothing()
    {
        await using var environment = new TestEnvironment();
        var alice = await StartClientAsync(environment);
        using var listener = Listen();
        var connecting = alice.ConnectAsync(new SipPeer(SipTransport.Tls, "localhost", ((IPEndPoint)listener.LocalEndpoint).Port));
        using var client = await listener.AcceptTcpClientAsync();
        using var certificate = _authority.Issue("localhost");
        await using var stream = new SslStream(client.GetStream());

#pragma warning disable CA5397, SYSLIB0039 // What is outdated is what this is about.
        await Assert.ThrowsAsync<Exception>(() => stream.AuthenticateAsServerAsync(
            certificate, clientCertificateRequired: false, SslProtocols.Tls11, checkCertificateRevocation: false));
#pragma warning restore CA5397, SYSLIB0039

        client.Close();
        await Assert.ThrowsExactlyAsync<SipTransportException>(() => connecting);
    }

    [TestMethod]
    public async Task Listening_without_a_certificate_is_refused_by_name()
    {
        await using var environment = new TestEnvironment();

        var fault = await Assert.ThrowsExactlyAsync<SipTransportException>(() =>
            environment.StartRealAsync(options => options with { Listen = [new(SipTransport.Tls, "127.0.0.1", 0)] }));

        StringAssert.Contains(fault.Message, "certificate");
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    /// <summary>A greeting of an old client: its version, 32 random bytes, no session, one cipher suite of its time, no compression.</summary>
    private static byte[] ClientHello(byte minorVersion)
    {
        byte[] body = [3, minorVersion, .. new byte[32], 0, 0, 2, 0xc0, 0x0a, 1, 0];
        byte[] handshake = [1, 0, 0, (byte)body.Length, .. body];
        return [22, 3, 1, 0, (byte)handshake.Length, .. handshake];
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
