namespace Softphone.Tests.Rtp;

[TestClass]
public sealed class RtpReceiverTests
{
    private readonly RtpReceiver _receiver = new();
    private readonly List<ushort> _played = [];

    [TestMethod]
    public void Packets_are_played_in_order_as_they_come()
    {
        Take(10, 11, 12);

        CollectionAssert.AreEqual(new ushort[] { 10, 11, 12 }, _played);
        Assert.AreEqual((3L, 0L, 0L), Counts);
    }

    [TestMethod]
    public void A_packet_that_is_late_is_waited_for()
    {
        Take(10, 12, 13, 11, 14);

        CollectionAssert.AreEqual(new ushort[] { 10, 11, 12, 13, 14 }, _played);
        Assert.AreEqual((5L, 0L, 0L), Counts);
    }

    [TestMethod]
    public void A_packet_that_is_missing_is_given_up_when_more_than_the_buffer_holds_have_come_after_it()
    {
        Take(10, 12, 13, 14, 15);
        CollectionAssert.AreEqual(new ushort[] { 10 }, _played);

        Take(16);

        CollectionAssert.AreEqual(new ushort[] { 10, 12, 13, 14, 15, 16 }, _played);
        Assert.AreEqual((6L, 1L, 0L), Counts);
    }

    [TestMethod]
    public void What_comes_twice_or_after_it_was_given_up_is_dropped()
    {
        Take(10, 10, 12, 12, 13, 14, 15, 16, 11);

        CollectionAssert.AreEqual(new ushort[] { 10, 12, 13, 14, 15, 16 }, _played);
        Assert.AreEqual((6L, 1L, 3L), Counts);
    }

    [TestMethod]
    public void Numbers_go_on_beyond_sixteen_bits()
    {
        Take(65534, 0, 65535, 1);

        CollectionAssert.AreEqual(new ushort[] { 65534, 65535, 0, 1 }, _played);
        Assert.AreEqual((4L, 0L, 0L), Counts);
    }

    [TestMethod]
    public void A_sender_that_begins_anew_is_followed()
    {
        Take(10, 11);
        Take(source: 2, 5000, 5001);
        Take(source: 2, 20, 21);

        CollectionAssert.AreEqual(new ushort[] { 10, 11, 5000, 5001, 20, 21 }, _played);
        Assert.AreEqual(0, _receiver.Lost);
    }

    [TestMethod]
    public void Jitter_is_none_while_packets_come_evenly_and_grows_towards_how_unevenly_they_come()
    {
        for (ushort i = 0; i < 50; i++)
        {
            _receiver.Take(Packet(i), arrival: i * 160);
        }

        Assert.AreEqual(0, _receiver.Jitter);

        for (ushort i = 50; i < 250; i++)
        {
            _receiver.Take(Packet(i), arrival: (i * 160) + (i % 2 * 80));
        }

        Assert.AreEqual(80, _receiver.Jitter, 1);
    }

    private (long Received, long Lost, long Dropped) Counts => (_receiver.Received, _receiver.Lost, _receiver.Dropped);

    private static RtpPacket Packet(ushort number, uint source = 1) => new(0, false, number, number * 160u, source, default);

    private void Take(params ushort[] numbers) => Take(1u, numbers);

    private void Take(uint source, params ushort[] numbers)
    {
        foreach (var number in numbers)
        {
            _played.AddRange(_receiver.Take(Packet(number, source), 0).Select(packet => packet.SequenceNumber));
        }
    }
}
