using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PluginIm.Sip;

/// <summary>
/// Where in a text the bytes stand that may part it: all but letters, digits, hyphen, dot and underscore, which belong to every class of
/// <see cref="ByteClasses"/>. They are found once for the whole text, 32 bytes at a time; what walks over the text then goes from one to the next.
/// </summary>
internal readonly struct Marks
{
    /// <summary>What is longer has no marks.</summary>
    internal const int MaxLength = 127;

    private const int Width = 64;

    private readonly ulong _first;
    private readonly ulong _second;

    internal Marks(ReadOnlySpan<byte> text)
    {
        // The byte behind the text counts as a mark, so that every search ends.
        if (text.Length < Width)
        {
            _first = Find(text) | (1UL << text.Length);
            return;
        }

        // The last 64 bytes, less those that the first 64 have told of; two shifts, since none of 64 bits is done.
        _first = FindIn64(text);
        _second = (FindIn64(text[^Width..]) >> 1 >> (MaxLength - text.Length)) | (1UL << (text.Length - Width));
    }

    /// <summary>The first mark from there on; the text's length when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Next(int start)
    {
        if (start < Width)
        {
            var rest = _first >> start;
            if (rest != 0)
            {
                return start + BitOperations.TrailingZeroCount(rest);
            }

            start = Width;
        }

        return start + BitOperations.TrailingZeroCount(_second >> start);
    }

    private static ulong Find(ReadOnlySpan<byte> text)
    {
        if (text.Length >= Vector256<byte>.Count)
        {
            return FindIn(Vector256.Create(text)) | ((ulong)FindIn(Vector256.Create(text[^Vector256<byte>.Count..])) << (text.Length - Vector256<byte>.Count));
        }

        if (text.Length >= Vector128<byte>.Count)
        {
            return FindIn(Vector256.Create(Vector128.Create(text), Vector128.Create(text[^Vector128<byte>.Count..]))) is var both
                ? (both & ushort.MaxValue) | (both >> Vector128<byte>.Count << (text.Length - Vector128<byte>.Count))
                : 0;
        }

        var found = 0u;
        for (var i = 0; i < text.Length; i++)
        {
            found |= ByteClass.IsOfAll(text[i]) ? 0 : 1u << i;
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FindIn64(ReadOnlySpan<byte> text) =>
        FindIn(Vector256.Create(text)) | ((ulong)FindIn(Vector256.Create(text[Vector256<byte>.Count..])) << Vector256<byte>.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindIn(Vector256<byte> bytes)
    {
        var letters = Vector256.LessThanOrEqual((bytes | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)('z' - 'a')));
        var digits = Vector256.LessThanOrEqual(bytes - Vector256.Create((byte)'-'), Vector256.Create((byte)('9' - '-')));
        var others = Vector256.Equals(bytes, Vector256.Create((byte)'/'));
        var underscores = Vector256.Equals(bytes, Vector256.Create((byte)'_'));
        return ~(letters | Vector256.AndNot(digits, others) | underscores).ExtractMostSignificantBits();
    }
}
