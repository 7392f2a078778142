namespace Softphone;

/// <summary>The µ-law of G.711 (ITU-T G.711 table 2), on 16-bit samples.</summary>
internal static class MuLaw
{
    // Added to the magnitude, so that each segment begins at a power of two.
    private const int Bias = 0x84;
    private const int Loudest = 0x7FFF - Bias;

    public static byte Encode(short sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs((int)sample), Loudest) + Bias;
        var segment = Math.ILogB(magnitude) - 7;
        var step = (magnitude >> (segment + 3)) & 0x0F;

        // All bits are sent inverted.
        return (byte)~(sign | (segment << 4) | step);
    }

    public static short Decode(byte code)
    {
        var bits = ~code;
        var magnitude = ((((bits & 0x0F) << 3) + Bias) << ((bits >> 4) & 0x07)) - Bias;
        return (short)((bits & 0x80) == 0 ? magnitude : -magnitude);
    }
}
