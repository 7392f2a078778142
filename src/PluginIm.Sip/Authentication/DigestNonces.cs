using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PluginIm.Sip;

/// <summary>
/// Makes nonces that say themselves when they were made and that nobody else can make, and remembers which counts of a nonce were
/// used (RFC 7616 section 3.3: a count seen before is a replay). Safe for use from several threads.
/// </summary>
internal sealed class DigestNonces(TimeProvider time, TimeSpan lifetime, int maximum)
{
    private const int StampBytes = 8;
    private const int RandomBytes = 8;
    private const int SealBytes = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, UsedCounts> _used = new(StringComparer.Ordinal);
    private DateTimeOffset _nextSweep = time.GetUtcNow() + lifetime;

    internal string Make()
    {
        Span<byte> bytes = stackalloc byte[StampBytes + RandomBytes + SealBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.GetUtcNow().UtcTicks);
        RandomNumberGenerator.Fill(bytes.Slice(StampBytes, RandomBytes));
        Seal(bytes[..(StampBytes + RandomBytes)]).CopyTo(bytes[(StampBytes + RandomBytes)..]);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Whether this object made the nonce, however long ago.</summary>
    internal bool IsOurs(string nonce, out bool isFresh)
    {
        isFresh = false;
        Span<byte> bytes = stackalloc byte[StampBytes + RandomBytes + SealBytes];
        if (nonce.Length != bytes.Length * 2
            || Convert.FromHexString(nonce, bytes, out _, out _) != System.Buffers.OperationStatus.Done
            || !CryptographicOperations.FixedTimeEquals(Seal(bytes[..(StampBytes + RandomBytes)]), bytes[(StampBytes + RandomBytes)..]))
        {
            return false;
        }

        var made = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(bytes), TimeSpan.Zero);
        isFresh = time.GetUtcNow() - made < lifetime;
        return true;
    }

    /// <summary>The client's nonce with which a session by this nonce began; null where none did.</summary>
    internal string? FirstClientNonce(string nonce)
    {
        lock (_lock)
        {
            return _used.GetValueOrDefault(nonce)?.ClientNonce;
        }
    }

    /// <summary>Notes a count of a nonce; false when it was used before or cannot be told.</summary>
    /// <param name="nonce">The nonce.</param>
    /// <param name="count">The count.</param>
    /// <param name="clientNonce">The client's nonce, with which a session begins; null outside of a session.</param>
    internal bool TryUse(string nonce, uint count, string? clientNonce = null)
    {
        lock (_lock)
        {
            SweepIfDue_NeedsLock();
            if (!_used.TryGetValue(nonce, out var counts))
            {
                if (_used.Count >= maximum)
                {
                    return false;
                }

                _used[nonce] = counts = new UsedCounts(time.GetUtcNow(), clientNonce);
            }

            return counts.TryUse(count);
        }
    }

    private byte[] Seal(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(_key, bytes)[..SealBytes];

    private void SweepIfDue_NeedsLock()
    {
        var now = time.GetUtcNow();
        if (now < _nextSweep)
        {
            return;
        }

        _nextSweep = now + lifetime;
        foreach (var (nonce, counts) in _used)
        {
            if (now - counts.FirstUse >= lifetime)
            {
                _used.Remove(nonce);
            }
        }
    }

    /// <summary>The counts used of one nonce: the highest, and which of the 64 up to it. Requests may overtake each other on UDP.</summary>
    private sealed class UsedCounts(DateTimeOffset firstUse, string? clientNonce)
    {
        private uint _highest;
        private ulong _window;

        internal DateTimeOffset FirstUse { get; } = firstUse;

        internal string? ClientNonce { get; } = clientNonce;

        internal bool TryUse(uint count)
        {
            if (count > _highest)
            {
                var step = count - _highest;
                _window = step >= 64 ? 1 : (_window << (int)step) | 1;
                _highest = count;
                return true;
            }

            var age = _highest - count;
            var bit = 1UL << (int)Math.Min(age, 63);
            if (count == 0 || age >= 64 || (_window & bit) != 0)
            {
                return false;
            }

            _window |= bit;
            return true;
        }
    }
}
