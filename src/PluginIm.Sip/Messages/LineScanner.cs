using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PluginIm.Sip;

/// <summary>
/// Finds the lines of a message (RFC 3261 section 7). It looks for CR, LF and NUL in 64 bytes at once, so that the search for the end of a
/// line is also the check that nothing of the kind stands within.
/// </summary>
internal ref struct LineScanner(Span<byte> bytes)
{
    private const int Width = 64;

    /// <summary>CR and LF, read as one number.</summary>
    private const ushort LineBreak = 0x0A0D;

    /// <summary>In the 64 bytes from <see cref="_block"/> on, where those stand that are not above CR: a few others and tabs among them.</summary>
    private ulong _found;
    private int _block = -Width;

    /// <summary>All bytes.</summary>
    internal Span<byte> Bytes { get; } = bytes;

    /// <summary>Where the next line starts.</summary>
    internal int Position { get; private set; }

    /// <summary>Whether CR, LF or NUL stands within the line that was found last.</summary>
    internal bool HoldsControls { get; private set; }

    /// <summary>Moves behind the next line and gives its length without the line break; -1 when no line break follows.</summary>
    /// <param name="unfolds">
    /// Whether the line may go on in the next one (folding, section 7.3.1): its break is turned into spaces, which says the same.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Next(bool unfolds)
    {
        HoldsControls = false;
        var start = Position;
        var at = start;
        while (true)
        {
            var found = at - _block < Width ? _found >> (at - _block) : 0;
            if (found == 0)
            {
                if (_block + Width >= Bytes.Length)
                {
                    return -1;
                }

                _block += Width;
                _found = FindIn(Bytes, _block);
                at = Math.Max(at, _block);
                continue;
            }

            at += BitOperations.TrailingZeroCount(found);
            var rest = Bytes[at..];
            if (rest.Length > 2 && BinaryPrimitives.ReadUInt16LittleEndian(rest) == LineBreak && rest[2] is not ((byte)' ' or (byte)'\t'))
            {
                Position = at + 2;
                return at - start;
            }

            if (rest is not [(byte)'\r', (byte)'\n', ..])
            {
                HoldsControls |= rest[0] is (byte)'\r' or (byte)'\n' or 0;
                at++;
            }
            else if (!unfolds || rest.Length == 2 || at == start)
            {
                Position = at + 2;
                return at - start;
            }
            else
            {
                rest[..2].Fill((byte)' ');
                at += 2;
            }
        }
    }

    private static ulong FindIn(ReadOnlySpan<byte> bytes, int block)
    {
        var text = bytes[block..];
        return text.Length >= Width
            ? FindIn(Vector256.Create(text)) | ((ulong)FindIn(Vector256.Create(text[(Width / 2)..])) << (Width / 2))
            : FindInLast(text);
    }

    private static ulong FindInLast(ReadOnlySpan<byte> text)
    {
        Span<byte> padded = stackalloc byte[Width];
        padded.Fill((byte)' ');
        text.CopyTo(padded);
        return FindIn(padded, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindIn(Vector256<byte> bytes) =>
        Vector256.LessThanOrEqual(bytes, Vector256.Create((byte)'\r')).ExtractMostSignificantBits();
}
