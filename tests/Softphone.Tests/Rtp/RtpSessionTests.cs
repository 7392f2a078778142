using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Softphone.Tests.Rtp;

[TestClass]
public sealed class RtpSessionTests
{
    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    [DataRow(0)]
    [DataRow(8)]
    public async Task A_tone_arrives_at_the_level_at_which_it_was_sent(int payloadType)
    {
        var codec = AudioCodec.All.Single(one => one.PayloadType == payloadType);
        await using var kate = Open(-18);
        await using var amy = Open(-30);
        kate.Follow(new AudioRoute(amy.LocalEndPoint, codec, Sends: true, Receives: true));
        amy.Follow(new AudioRoute(kate.LocalEndPoint, codec, Sends: true, Receives: true));

        await AdvanceUntilAsync(() => kate.Statistics.Received >= 20 && amy.Statistics.Received >= 20, "sound both ways");

        Assert.AreEqual(-18, amy.Statistics.ReceivedLevel, 0.5);
        Assert.AreEqual(-30, kate.Statistics.ReceivedLevel, 0.5);
        Assert.AreEqual(-18, kate.Statistics.SentLevel, 0.5);
        Assert.AreEqual(0, amy.Statistics.Lost);
    }

    [TestMethod]
    public async Task Fifty_packets_go_in_a_second_however_late_the_timer_is()
    {
        using var ear = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using var phone = Open();
        phone.Follow(new AudioRoute((IPEndPoint)ear.Client.LocalEndPoint!, AudioCodec.Pcmu, Sends: true, Receives: false));

        for (var i = 1; i <= 25; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(40));
            await Waiting.ForAsync(() => phone.Statistics.Sent == 2 * i, "two packets at each late tick");
        }

        var first = await ReceiveAsync(ear);
        var second = await ReceiveAsync(ear);
        Assert.AreEqual(160, first.Payload.Length);
        Assert.AreEqual(first.Timestamp + 160, second.Timestamp);
    }

    [TestMethod]
    public async Task A_long_standstill_is_silence_and_no_burst()
    {
        using var ear = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using var phone = Open();
        phone.Follow(new AudioRoute((IPEndPoint)ear.Client.LocalEndPoint!, AudioCodec.Pcmu, Sends: true, Receives: false));
        _time.Advance(TimeSpan.FromMilliseconds(20));
        var before = await ReceiveAsync(ear);

        _time.Advance(TimeSpan.FromSeconds(10));
        var after = await ReceiveAsync(ear);

        Assert.IsTrue(after.HasMarker);
        Assert.AreEqual((ushort)(before.SequenceNumber + 1), after.SequenceNumber);
        Assert.AreEqual(before.Timestamp + (499 * 160u), after.Timestamp);
    }

    [TestMethod]
    public async Task Whoever_neither_sends_nor_listens_does_neither()
    {
        await using var kate = Open();
        await using var amy = Open();
        kate.Follow(new AudioRoute(amy.LocalEndPoint, AudioCodec.Pcmu, Sends: true, Receives: true));
        amy.Follow(new AudioRoute(kate.LocalEndPoint, AudioCodec.Pcmu, Sends: false, Receives: false));

        await AdvanceUntilAsync(() => kate.Statistics.Sent >= 20, "sound one way");

        Assert.AreEqual((0L, 0L, LevelMeter.Silence), (amy.Statistics.Sent, amy.Statistics.Received, amy.Statistics.ReceivedLevel));
        Assert.AreEqual((0L, LevelMeter.Silence), (kate.Statistics.Received, kate.Statistics.ReceivedLevel));
    }

    [TestMethod]
    public async Task Sound_of_strangers_is_not_heard_nor_what_is_no_sound_at_all()
    {
        await using var phone = Open();
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        phone.Follow(new AudioRoute((IPEndPoint)peer.Client.LocalEndPoint!, AudioCodec.Pcmu, Sends: false, Receives: true));
        var packet = new byte[RtpPacket.HeaderLength + 160];

        new RtpPacket(0, false, 1, 0, 1, new byte[160]).Write(packet);
        await stranger.SendAsync(packet, phone.LocalEndPoint);
        new RtpPacket(96, false, 1, 0, 1, new byte[160]).Write(packet);
        await peer.SendAsync(packet, phone.LocalEndPoint);
        await peer.SendAsync("BYE"u8.ToArray(), phone.LocalEndPoint);
        new RtpPacket(8, false, 7, 0, 1, new byte[160]).Write(packet);
        await peer.SendAsync(packet, phone.LocalEndPoint);
        await Waiting.ForAsync(() => phone.Statistics.Received > 0, "the one packet that counts");

        Assert.AreEqual(1, phone.Statistics.Received);
    }

    [TestMethod]
    public async Task What_stops_coming_is_silence_soon()
    {
        await using var kate = Open();
        await using var amy = Open();
        kate.Follow(new AudioRoute(amy.LocalEndPoint, AudioCodec.Pcmu, Sends: true, Receives: true));
        amy.Follow(new AudioRoute(kate.LocalEndPoint, AudioCodec.Pcmu, Sends: true, Receives: true));
        await AdvanceUntilAsync(() => amy.Statistics.ReceivedLevel > -20, "sound");

        await kate.DisposeAsync();
        await AdvanceUntilAsync(() => amy.Statistics.ReceivedLevel == LevelMeter.Silence, "silence");

        Assert.IsGreaterThan(0, amy.Statistics.Received);
    }

    [TestMethod]
    public async Task The_port_is_an_even_one()
    {
        await using var phone = Open();

        Assert.AreEqual(0, phone.LocalEndPoint.Port % 2);
    }

    private RtpSession Open(double level = -18) => RtpSession.Open(IPAddress.Loopback, new Tone(440, level), _time, NullLogger.Instance);

    private static async Task<RtpPacket> ReceiveAsync(UdpClient ear)
    {
        using var patience = new CancellationTokenSource(Waiting.Patience, TimeProvider.System);
        var datagram = await ear.ReceiveAsync(patience.Token);
        Assert.IsTrue(RtpPacket.TryRead(datagram.Buffer, out var packet));
        return packet;
    }

    private Task AdvanceUntilAsync(Func<bool> condition, string what) => Waiting.ForAsync(
        () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            return condition();
        },
        what);
}
