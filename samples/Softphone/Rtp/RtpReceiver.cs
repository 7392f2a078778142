namespace Softphone;

/// <summary>
/// Puts the packets of one sender into their order (RFC 3550 A.1): waits for one that is late while few have come after it, then gives it up.
/// Counts, and knows no clock: whoever calls says when a packet came. Not safe for use from several threads.
/// </summary>
internal sealed class RtpReceiver
{
    /// <summary>How many packets wait for one that is missing: 80 ms of sound.</summary>
    public const int Depth = 4;

    // A jump as wide as this is a sender that began anew (RFC 3550 A.1, MAX_DROPOUT and MAX_MISORDER).
    private const int WidestGap = 3_000;
    private const int WidestDelay = 100;

    private readonly SortedDictionary<long, RtpPacket> _waiting = [];
    private uint? _source;
    private long _next;
    private double? _lastTransit;

    /// <summary>Packets that were taken, in order or not.</summary>
    public long Received { get; private set; }

    /// <summary>Packets that were given up.</summary>
    public long Lost { get; private set; }

    /// <summary>Packets that came twice, or after they had been given up.</summary>
    public long Dropped { get; private set; }

    /// <summary>How unevenly they come, in samples (RFC 3550 6.4.1).</summary>
    public double Jitter { get; private set; }

    /// <summary>Takes a packet; what can be played after it, in order.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="arrival">When it came, in samples since any moment.</param>
    public IReadOnlyList<RtpPacket> Take(RtpPacket packet, double arrival)
    {
        var number = NumberOf(packet);
        if (packet.Source != _source || number - _next is > WidestGap or < -WidestDelay)
        {
            Begin(packet);
            number = _next;
        }

        if (number < _next || !_waiting.TryAdd(number, packet))
        {
            Dropped++;
            return [];
        }

        Received++;
        Measure(packet, arrival);
        return [.. Playable()];
    }

    /// <summary>The packet's number counted on beyond 16 bits, as near to the next one as it can be.</summary>
    private long NumberOf(RtpPacket packet) => _next + (short)(ushort)(packet.SequenceNumber - (ushort)_next);

    private void Begin(RtpPacket packet)
    {
        _waiting.Clear();
        (_source, _next, _lastTransit) = (packet.Source, packet.SequenceNumber, null);
    }

    private IEnumerable<RtpPacket> Playable()
    {
        while (_waiting.Count > 0)
        {
            var (number, packet) = _waiting.First();
            if (number > _next && _waiting.Count <= Depth)
            {
                yield break;
            }

            Lost += number - _next;
            _waiting.Remove(number);
            _next = number + 1;
            yield return packet;
        }
    }

    private void Measure(RtpPacket packet, double arrival)
    {
        var transit = arrival - packet.Timestamp;
        if (_lastTransit is { } last)
        {
            Jitter += (Math.Abs(transit - last) - Jitter) / 16;
        }

        _lastTransit = transit;
    }
}
