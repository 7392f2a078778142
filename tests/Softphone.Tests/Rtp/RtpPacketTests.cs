namespace Softphone.Tests.Rtp;

[TestClass]
public sealed class RtpPacketTests
{
    [TestMethod]
    public void A_packet_is_written_as_RFC_3550_draws_it_and_read_back()
    {
        var packet = new RtpPacket(8, HasMarker: true, 0x1234, 0x89ABCDEF, 0xCAFEBABE, new byte[] { 1, 2, 3 });
        var bytes = new byte[64];

        var length = packet.Write(bytes);

        Assert.AreEqual("8088123489ABCDEFCAFEBABE010203", Convert.ToHexString(bytes, 0, length));
        Assert.IsTrue(RtpPacket.TryRead(bytes.AsMemory(0, length), out var back));
        Assert.AreEqual(packet with { Payload = default }, back with { Payload = default });
        CollectionAssert.AreEqual(packet.Payload.ToArray(), back.Payload.ToArray());
    }

    [TestMethod]
    [DataRow("8000000100000000000000010A0B", "0A0B", DisplayName = "plain")]
    [DataRow("820000010000000000000001AAAAAAAABBBBBBBB0A0B", "0A0B", DisplayName = "two contributors")]
    [DataRow("900000010000000000000001BEDE0001AAAAAAAA0A0B", "0A0B", DisplayName = "an extension of one word")]
    [DataRow("A000000100000000000000010A0B000003", "0A0B", DisplayName = "three bytes of padding")]
    [DataRow("800000010000000000000001", "", DisplayName = "no sound")]
    public void Contributors_extension_and_padding_are_no_sound(string datagram, string sound)
    {
        Assert.IsTrue(RtpPacket.TryRead(Convert.FromHexString(datagram), out var packet));

        Assert.AreEqual(sound, Convert.ToHexString(packet.Payload.Span));
    }

    [TestMethod]
    [DataRow("", DisplayName = "nothing")]
    [DataRow("8000000100000000000000", DisplayName = "too short")]
    [DataRow("400000010000000000000001", DisplayName = "another version")]
    [DataRow("820000010000000000000001AAAAAAAA", DisplayName = "contributors that are not there")]
    [DataRow("900000010000000000000001", DisplayName = "an extension that is not there")]
    [DataRow("900000010000000000000001BEDE0004AAAAAAAA", DisplayName = "an extension that is too long")]
    [DataRow("A0000001000000000000000100", DisplayName = "padding of no bytes")]
    [DataRow("A0000001000000000000000109", DisplayName = "more padding than packet")]
    public void What_is_no_packet_is_not_taken(string datagram) => Assert.IsFalse(RtpPacket.TryRead(Convert.FromHexString(datagram), out _));

    [TestMethod]
    public void No_datagram_whatever_brings_the_reader_down()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(0, 40)];
            random.NextBytes(bytes);
            if (bytes.Length > 0)
            {
                bytes[0] = (byte)(0x80 | (bytes[0] & 0x3F));
            }

            if (RtpPacket.TryRead(bytes, out var packet))
            {
                Assert.IsLessThanOrEqualTo(bytes.Length - RtpPacket.HeaderLength, packet.Payload.Length);
            }
        }
    }
}
