using System.Runtime.CompilerServices;

namespace PluginIm.Sip;

/// <summary>Measures runs of bytes of one class.</summary>
internal static class ByteClass
{
    /// <summary>The classes of each byte, as <see cref="ByteClasses"/> adds them up: written out, so that a look is one load from constant memory.</summary>
    private static ReadOnlySpan<byte> Table =>
    [
        56, 56, 56, 56, 56, 56, 56, 56, 56, 0, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56,
        0, 59, 0, 56, 58, 57, 58, 59, 58, 58, 59, 59, 2, 63, 63, 58, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 56, 2, 0, 50, 0, 18,
        16, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 56, 56, 56, 56, 63,
        57, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 56, 56, 56, 59, 56,
        56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56,
        56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56,
        56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56,
        56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56,
    ];

    private const ByteClasses All = ByteClasses.Token | ByteClasses.PlainUser | ByteClasses.Host | ByteClasses.ParameterName
        | ByteClasses.ParameterValue | ByteClasses.UriParameterValue;

    /// <summary>Whether a byte is of that class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsOf(byte value, ByteClasses wanted) => (Table[value] & (byte)wanted) != 0;

    /// <summary>Whether a byte is of every class.</summary>
    internal static bool IsOfAll(byte value) => Table[value] == (byte)All;

    /// <summary>How many bytes from the start are of that class.</summary>
    internal static int Run(ReadOnlySpan<byte> text, ByteClasses wanted) => EndOfRun(text, 0, wanted);

    /// <summary>Where the run of bytes of that class ends that starts there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int EndOfRun(ReadOnlySpan<byte> text, int start, ByteClasses wanted)
    {
        var table = Table;
        var end = start;
        while ((uint)end < (uint)text.Length && (table[text[end]] & (byte)wanted) != 0)
        {
            end++;
        }

        return end;
    }
}
