using System.Runtime.Intrinsics;
using System.Text;

namespace PluginIm.Sip;

/// <summary>
/// Knows a header's name by its first four bytes and one comparison of 16, where a line starts with a known one as nearly everybody writes it:
/// in its long form and usual case, the colon right after it. Nothing has to be searched before. Whatever else there is takes the longer way
/// by <see cref="KnownHeaders.Find(ReadOnlySpan{byte})"/>.
/// </summary>
internal static class UsualNames
{
    /// <summary>Found by trial: no two names that start differently share a place.</summary>
    private const uint Multiplier = 0x91B7584B;
    private const int PlaceBits = 8;

    /// <summary>The names that every message or most of them have: among names that start alike they are compared first.</summary>
    private static readonly byte[] Frequent = [KnownHeaders.Contact, KnownHeaders.ContentLength, KnownHeaders.ContentType, KnownHeaders.CallId];

    private static readonly byte[] FirstByPlace = new byte[1 << PlaceBits];
    private static readonly UsualName[] Names = MakeNames();

    /// <summary>The names by their numbers; that of 0, and those that are too long, start no line.</summary>
    internal static ReadOnlySpan<UsualName> All => Names;

    /// <summary>The name's number and length; 0 where it takes the longer way.</summary>
    internal static byte Find(ReadOnlySpan<byte> line, out int length)
    {
        length = 0;
        if (line.Length < Vector128<byte>.Count)
        {
            return 0;
        }

        var start = Vector128.Create(line);
        var names = Names;
        for (var id = FirstByPlace[PlaceOf(start)]; id != 0; id = names[id].Next)
        {
            ref readonly var name = ref names[id];
            if ((start & name.Mask) == name.Text)
            {
                length = name.Length;
                return id;
            }
        }

        return 0;
    }

    private static byte PlaceOf(Vector128<byte> start) => (byte)((start.AsUInt32().ToScalar() * Multiplier) >> (32 - PlaceBits));

    private static UsualName[] MakeNames()
    {
        var names = new UsualName[KnownHeaders.Count];
        Array.Fill(names, new UsualName(Vector128<byte>.AllBitsSet, default, 0, 0, HeaderCheck.None));
        foreach (var id in Enumerable.Range(1, KnownHeaders.Count - 1).Select(id => (byte)id).Except(Frequent).Concat(Frequent.Reverse()))
        {
            var text = KnownHeaders.NameOf(id) + ":";
            if (text.Length <= Vector128<byte>.Count)
            {
                // Each goes before those of its start that came so far.
                ref var first = ref FirstByPlace[PlaceOf(Padded(text + " "))];
                names[id] = new UsualName(Padded(text), MaskOf(text.Length), (byte)(text.Length - 1), first, KnownHeaders.CheckOf(id));
                first = id;
            }
        }

        return names;
    }

    private static Vector128<byte> Padded(string text)
    {
        Span<byte> bytes = stackalloc byte[Vector128<byte>.Count + 1];
        bytes.Clear();
        Encoding.UTF8.GetBytes(text, bytes);
        return Vector128.Create((ReadOnlySpan<byte>)bytes);
    }

    private static Vector128<byte> MaskOf(int length)
    {
        Span<byte> bytes = stackalloc byte[Vector128<byte>.Count];
        bytes.Clear();
        bytes[..length].Fill(byte.MaxValue);
        return Vector128.Create((ReadOnlySpan<byte>)bytes);
    }
}
