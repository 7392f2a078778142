using System.Buffers.Binary;

namespace Softphone;

/// <summary>A packet of RTP (RFC 3550 5.1).</summary>
/// <param name="PayloadType">What the payload is.</param>
/// <param name="HasMarker">Of sound: the first packet after a silence (RFC 3551 4.1).</param>
/// <param name="SequenceNumber">One more with each packet.</param>
/// <param name="Timestamp">The sampling moment of its first sample, in samples.</param>
/// <param name="Source">The synchronization source: who sends.</param>
/// <param name="Payload">The sound.</param>
internal readonly record struct RtpPacket(
    byte PayloadType, bool HasMarker, ushort SequenceNumber, uint Timestamp, uint Source, ReadOnlyMemory<byte> Payload)
{
    public const int HeaderLength = 12;

    private const int Version = 2;
    private const int WordLength = 4;

    /// <summary>Reads a packet; false where it is none. Its payload is a part of the bytes.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> datagram, out RtpPacket packet)
    {
        packet = default;
        var bytes = datagram.Span;
        if (bytes.Length < HeaderLength || bytes[0] >> 6 != Version || !TryFindPayload(bytes, out var payload))
        {
            return false;
        }

        packet = new RtpPacket(
            (byte)(bytes[1] & 0x7F),
            (bytes[1] & 0x80) != 0,
            BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]),
            datagram[payload]);
        return true;
    }

    /// <summary>Writes it, without padding, extension and contributors; how many bytes that are.</summary>
    public int Write(Span<byte> target)
    {
        target[0] = Version << 6;
        target[1] = (byte)(PayloadType | (HasMarker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], SequenceNumber);
        BinaryPrimitives.WriteUInt32BigEndian(target[4..], Timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(target[8..], Source);
        Payload.Span.CopyTo(target[HeaderLength..]);
        return HeaderLength + Payload.Length;
    }

    /// <summary>What is left between contributors, extension (5.3.1) and padding.</summary>
    private static bool TryFindPayload(ReadOnlySpan<byte> bytes, out Range payload)
    {
        payload = default;
        var start = HeaderLength + ((bytes[0] & 0x0F) * WordLength);
        if ((bytes[0] & 0x10) != 0)
        {
            if (bytes.Length < start + WordLength)
            {
                return false;
            }

            start += WordLength + (BinaryPrimitives.ReadUInt16BigEndian(bytes[(start + 2)..]) * WordLength);
        }

        var isPadded = (bytes[0] & 0x20) != 0;
        var end = bytes.Length - (isPadded ? bytes[^1] : 0);
        payload = start..Math.Max(start, end);
        return start <= end && !(isPadded && bytes[^1] == 0);
    }
}
