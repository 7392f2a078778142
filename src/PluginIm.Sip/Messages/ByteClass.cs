namespace PluginIm.Sip;

/// <summary>Measures runs of bytes of one class.</summary>
internal static class ByteClass
{
    /// <summary>The classes of each byte, as <see cref="ByteClasses"/> adds them up: written out, so that a look is one load from constant memory.</summary>
    private static ReadOnlySpan<byte> Table =>
    [
        24, 24, 24, 24, 24, 24, 24, 24, 24, 0, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
        0, 27, 0, 24, 26, 25, 26, 27, 26, 26, 27, 27, 2, 31, 31, 26, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 24, 2, 0, 18, 0, 18,
        16, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 24, 24, 24, 24, 31,
        25, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 24, 24, 24, 27, 24,
        24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
        24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
        24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
        24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
    ];

    /// <summary>How many bytes from the start are of that class.</summary>
    internal static int Run(ReadOnlySpan<byte> text, ByteClasses wanted)
    {
        var table = Table;
        for (var i = 0; i < text.Length; i++)
        {
            if ((table[text[i]] & (byte)wanted) == 0)
            {
                return i;
            }
        }

        return text.Length;
    }
}
