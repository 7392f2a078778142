using System.Numerics;
using System.Runtime.Intrinsics;

namespace PluginIm.Sip;

/// <summary>
/// Finds the lines of a message (RFC 3261 section 7). It looks for CR, LF and NUL in 64 bytes at once, so that the search for the end of a
/// line is also the check that nothing of the kind stands within.
/// </summary>
internal ref struct LineScanner(Span<byte> bytes)
{
    private const int Width = 64;

    private readonly Span<byte> _bytes = bytes;
    private ulong _found;
    private ulong _endedWithCr;
    private int _block;
    private int _nextBlock;

    /// <summary>Where the next line starts.</summary>
    internal int Position { get; private set; }

    /// <summary>Whether CR, LF or NUL stands within the line that was found last.</summary>
    internal bool HoldsControls { get; private set; }

    /// <summary>Moves behind the next line and gives its length without the line break; -1 when no line break follows.</summary>
    /// <param name="unfolds">
    /// Whether the line may go on in the next one (folding, section 7.3.1): its break is turned into spaces, which says the same.
    /// </param>
    internal int Next(bool unfolds)
    {
        HoldsControls = false;
        while (true)
        {
            var at = NextControl();
            if (at < 0)
            {
                return -1;
            }

            if ((uint)(at + 1) >= (uint)_bytes.Length || _bytes[at] != '\r' || _bytes[at + 1] != '\n')
            {
                HoldsControls = true;
                continue;
            }

            if (!unfolds || at == Position || at + 2 >= _bytes.Length || _bytes[at + 2] is not ((byte)' ' or (byte)'\t'))
            {
                var length = at - Position;
                Position = at + 2;
                return length;
            }

            _bytes[at] = _bytes[at + 1] = (byte)' ';
        }
    }

    /// <summary>The next CR, NUL, or LF that follows no CR; -1 when none is left.</summary>
    private int NextControl()
    {
        while (_found == 0)
        {
            if (_nextBlock >= _bytes.Length)
            {
                return -1;
            }

            _block = _nextBlock;
            _nextBlock += Width;
            FindIn(_bytes[_block..]);
        }

        var at = _block + BitOperations.TrailingZeroCount(_found);
        _found &= _found - 1;
        return at;
    }

    private void FindIn(scoped ReadOnlySpan<byte> text)
    {
        if (text.Length >= Width)
        {
            FindIn(Vector256.Create(text), Vector256.Create(text[(Width / 2)..]));
            return;
        }

        Span<byte> padded = stackalloc byte[Width];
        padded.Fill((byte)' ');
        text.CopyTo(padded);
        FindIn(padded);
    }

    private void FindIn(Vector256<byte> first, Vector256<byte> second)
    {
        var cr = BitsOf(Vector256.Equals(first, Vector256.Create((byte)'\r')), Vector256.Equals(second, Vector256.Create((byte)'\r')));
        var lf = BitsOf(Vector256.Equals(first, Vector256.Create((byte)'\n')), Vector256.Equals(second, Vector256.Create((byte)'\n')));
        var nul = BitsOf(Vector256.IsZero(first), Vector256.IsZero(second));
        _found = cr | nul | (lf & ~((cr << 1) | _endedWithCr));
        _endedWithCr = cr >> (Width - 1);
    }

    private static ulong BitsOf(Vector256<byte> first, Vector256<byte> second) =>
        first.ExtractMostSignificantBits() | ((ulong)second.ExtractMostSignificantBits() << (Width / 2));
}
