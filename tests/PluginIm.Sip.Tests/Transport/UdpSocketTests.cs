using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>The address that a socket bound to any of them tells of itself.</summary>
[TestClass]
public sealed class UdpSocketTests
{
    private static readonly IPEndPoint Remote = new(IPAddress.Parse("192.0.2.9"), 5060);

    private readonly FakeTimeProvider _time = new();
    private IPAddress? _local = IPAddress.Parse("192.0.2.1");
    private int _asked;

    [TestMethod]
    public async Task It_follows_the_system_within_a_moment()
    {
        await using var socket = Open();
        Assert.AreEqual("192.0.2.1", AddressOf(socket));

        _local = IPAddress.Parse("198.51.100.1");
        Assert.AreEqual("192.0.2.1", AddressOf(socket));
        Assert.AreEqual(1, _asked);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.AreEqual("198.51.100.1", AddressOf(socket));
    }

    [TestMethod]
    public async Task It_is_the_last_one_while_there_is_no_way()
    {
        await using var socket = Open();
        Assert.AreEqual("192.0.2.1", AddressOf(socket));

        _local = null;
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.AreEqual("192.0.2.1", AddressOf(socket));
    }

    [TestMethod]
    public async Task A_peer_to_whom_the_system_has_no_way_cannot_be_reached_and_that_is_all()
    {
        await using var environment = new TestEnvironment();
        var alice = await environment.StartRealAsync(options => options with { Listen = [] });

        // The system does not let a socket send to everybody that was not made for it.
        var everybody = new SipPeer(SipTransport.Udp, "255.255.255.255", 5060);
        var response = await alice.RequestAsync(TestEnvironment.Request(alice, SipMethod.Message), everybody);

        Assert.AreEqual((503, true), (response.StatusCode, response.IsLocal));
    }

    private static string AddressOf(UdpSocket socket) => socket.LocalEndPointTowards(Remote).Address.ToString();

    private UdpSocket Open() => new(new IPEndPoint(IPAddress.Any, 0), null!, new SipParserLimits(), _time, NullLogger.Instance)
    {
        FindLocal = _ =>
        {
            _asked++;
            return _local;
        },
    };
}
