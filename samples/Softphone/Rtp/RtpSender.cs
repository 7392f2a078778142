using System.Security.Cryptography;

namespace Softphone;

/// <summary>Numbers the packets of one sender: sequence and time stamp from random beginnings (RFC 3550 5.1). Not safe for use from several threads.</summary>
internal sealed class RtpSender
{
    /// <summary>Sound in one packet: 20 ms (RFC 3551 4.2).</summary>
    public const int SamplesPerPacket = AudioCodec.SamplesPerSecond / 50;

    private readonly uint _source = Random();
    private ushort _sequence = (ushort)Random();
    private uint _timestamp = Random();
    private bool _wasSilent = true;

    public long Sent { get; private set; }

    /// <summary>The next packet with this sound.</summary>
    public RtpPacket Next(byte payloadType, ReadOnlyMemory<byte> payload)
    {
        var packet = new RtpPacket(payloadType, _wasSilent, _sequence++, _timestamp, _source, payload);
        _wasSilent = false;
        _timestamp += SamplesPerPacket;
        Sent++;
        return packet;
    }

    /// <summary>Time passes in which nothing is sent: the time stamp runs on, the sequence does not.</summary>
    public void Skip(long packets)
    {
        _wasSilent = true;
        _timestamp += (uint)(packets * SamplesPerPacket);
    }

    private static uint Random() => BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));
}
