namespace Softphone;

/// <summary>The A-law of G.711 (ITU-T G.711 table 1), on 16-bit samples, of which it takes the upper 13 bits.</summary>
internal static class ALaw
{
    // Every second bit is sent inverted, and the sign bit is set for what is positive.
    private const int Positive = 0xD5;
    private const int Negative = 0x55;

    public static byte Encode(short sample)
    {
        var (mask, magnitude) = sample >= 0 ? (Positive, sample >> 3) : (Negative, ~(sample >> 3));
        var segment = magnitude < 0x20 ? 0 : Math.ILogB(magnitude) - 4;
        var step = (magnitude >> Math.Max(segment, 1)) & 0x0F;
        return (byte)(((segment << 4) | step) ^ mask);
    }

    public static short Decode(byte code)
    {
        var bits = code ^ Negative;
        var segment = (bits >> 4) & 0x07;

        // The middle of the step.
        var magnitude = ((bits & 0x0F) << 4) + 8;
        magnitude = segment == 0 ? magnitude : (magnitude + 0x100) << (segment - 1);
        return (short)((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
}
