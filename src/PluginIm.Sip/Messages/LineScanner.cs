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

            if (!_bytes[at..].StartsWith("\r\n"u8))
            {
                HoldsControls = true;
                continue;
            }

            NextControl();
            if (!unfolds || at == Position || at + 2 >= _bytes.Length || _bytes[at + 2] is not ((byte)' ' or (byte)'\t'))
            {
                var length = at - Position;
                Position = at + 2;
                return length;
            }

            _bytes[at] = _bytes[at + 1] = (byte)' ';
        }
    }

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
            _found = FindIn(_bytes[_block..]);
        }

        var at = _block + BitOperations.TrailingZeroCount(_found);
        _found &= _found - 1;
        return at;
    }

    private static ulong FindIn(ReadOnlySpan<byte> text)
    {
        if (text.Length >= Width)
        {
            return FindIn(Vector256.Create(text)) | ((ulong)FindIn(Vector256.Create(text[(Width / 2)..])) << (Width / 2));
        }

        Span<byte> padded = stackalloc byte[Width];
        padded.Fill((byte)' ');
        text.CopyTo(padded);
        return FindIn(padded);
    }

    private static uint FindIn(Vector256<byte> text) =>
        (Vector256.Equals(text, Vector256.Create((byte)'\r')) | Vector256.Equals(text, Vector256.Create((byte)'\n'))
            | Vector256.IsZero(text)).ExtractMostSignificantBits();
}
