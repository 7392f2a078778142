using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace PluginIm.Sip;

/// <summary>
/// Knows a header's name by comparing 16 bytes at once, where a line starts with a known one as nearly everybody writes it: in its long form
/// and usual case, the colon right after it. Whatever else there is takes the longer way by <see cref="KnownHeaders.Find(ReadOnlySpan{byte})"/>.
/// </summary>
internal static class UsualNames
{
    private static readonly Vector128<byte>[] Names = [.. Enumerable.Range(0, KnownHeaders.Count).Select(id => Padded(KnownHeaders.NameOf((byte)id)))];
    private static readonly Vector128<byte>[] Masks = [.. Enumerable.Range(0, Vector128<byte>.Count).Select(MaskOf)];

    /// <summary>The name's number and length; 0 where it takes the longer way.</summary>
    internal static byte Find(ReadOnlySpan<byte> line, out int length)
    {
        length = 0;
        if (line.Length < Vector128<byte>.Count)
        {
            return 0;
        }

        var start = Vector128.Create(line);
        var colons = Vector128.Equals(start, Vector128.Create((byte)':')).ExtractMostSignificantBits();
        length = BitOperations.TrailingZeroCount(colons);
        if (length is 0 or >= 16)
        {
            return 0;
        }

        var id = KnownHeaders.FirstOfHash(line[0], line[length - 1], length);
        return (start & Masks[length]) == Names[id] ? id : (byte)0;
    }

    private static Vector128<byte> Padded(string name)
    {
        // What fits into no vector, and the number that is no name, are made of what no name is made of.
        Span<byte> bytes = stackalloc byte[Vector128<byte>.Count];
        bytes.Fill(byte.MaxValue);
        if (name.Length > 0 && name.Length < bytes.Length)
        {
            bytes.Clear();
            Encoding.UTF8.GetBytes(name, bytes);
        }

        return Vector128.Create((ReadOnlySpan<byte>)bytes);
    }

    private static Vector128<byte> MaskOf(int length)
    {
        Span<byte> bytes = stackalloc byte[Vector128<byte>.Count];
        bytes[..length].Fill(byte.MaxValue);
        return Vector128.Create((ReadOnlySpan<byte>)bytes);
    }
}
