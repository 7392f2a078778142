namespace Softphone.Tests.Rtp;

[TestClass]
public sealed class RtpSenderTests
{
    private readonly RtpSender _sender = new();

    [TestMethod]
    public void Each_packet_has_the_next_number_and_the_time_of_its_first_sample()
    {
        RtpPacket[] packets = [Next(), Next(), Next()];

        Assert.AreEqual(packets[0].SequenceNumber + 2, packets[2].SequenceNumber);
        Assert.AreEqual(packets[0].Timestamp + 320, packets[2].Timestamp);
        Assert.AreEqual(packets[0].Source, packets[2].Source);
        Assert.AreEqual(3, _sender.Sent);
    }

    [TestMethod]
    public void Only_the_first_packet_after_a_silence_is_marked()
    {
        RtpPacket[] before = [Next(), Next()];
        _sender.Skip(10);
        RtpPacket[] after = [Next(), Next()];

        CollectionAssert.AreEqual(new[] { true, false, true, false }, before.Concat(after).Select(packet => packet.HasMarker).ToArray());
        Assert.AreEqual((ushort)(before[1].SequenceNumber + 1), after[0].SequenceNumber);
        Assert.AreEqual(before[1].Timestamp + (11 * 160u), after[0].Timestamp);
    }

    [TestMethod]
    public void Two_senders_have_nothing_in_common() => Assert.AreNotEqual(Next().Source, new RtpSender().Next(0, default).Source);

    private RtpPacket Next() => _sender.Next(0, default);
}
