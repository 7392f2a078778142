using System.Net;
using System.Net.Sockets;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>The times of the transports are the options', not only their defaults.</summary>
[TestClass]
public sealed class TransportOptionsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [TestMethod]
    public async Task A_connection_may_take_as_long_to_open_as_the_option_says()
    {
        await using var environment = new TestEnvironment();
        using var listener = Listen();
        var alice = await StartAsync(environment, new TransportOptions { ConnectTimeout = Long });
        var hanging = alice.RequestAsync(Request(alice, SipMethod.Message), PeerOf(listener, SipTransport.Tls));
        using var silent = await listener.AcceptTcpClientAsync();

        environment.Advance(TimeSpan.FromSeconds(20));
        Assert.IsFalse(hanging.IsCompleted);
        environment.Time.Advance(Long);

        Assert.IsTrue(await hanging is { StatusCode: 503, IsLocal: true });
    }

    [TestMethod]
    public async Task A_connection_is_asked_for_a_sign_of_life_and_given_up_after_the_times_of_the_options()
    {
        await using var environment = new TestEnvironment();
        using var listener = Listen();
        var alice = await StartAsync(environment, new TransportOptions { PingInterval = TimeSpan.FromMinutes(5), PongTimeout = TimeSpan.FromMinutes(10) });
        var lost = new TaskCompletionSource();
        alice.ConnectionLost += (_, _) => lost.TrySetResult();
        await alice.ConnectAsync(PeerOf(listener, SipTransport.Tcp));
        using var mute = await listener.AcceptTcpClientAsync();
        var ping = new byte[4];

        environment.Advance(TimeSpan.FromMinutes(4));
        Assert.AreEqual(0, mute.Available);
        environment.Advance(TimeSpan.FromMinutes(1));
        await mute.GetStream().ReadExactlyAsync(ping);
        environment.Advance(TimeSpan.FromMinutes(9));
        Assert.IsFalse(lost.Task.IsCompleted);
        await environment.AdvanceUntilAsync(() => lost.Task.IsCompleted, "the loss");

        CollectionAssert.AreEqual("\r\n\r\n"u8.ToArray(), ping);
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static SipPeer PeerOf(TcpListener listener, SipTransport transport) => SipPeer.Of(transport, (IPEndPoint)listener.LocalEndpoint);

    private static Task<SipEndpoint> StartAsync(TestEnvironment environment, TransportOptions transport) =>
        environment.StartRealAsync(options => options with { Listen = [], Transport = transport, Time = environment.Time });
}
