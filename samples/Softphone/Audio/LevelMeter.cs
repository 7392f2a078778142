namespace Softphone;

/// <summary>The effective level of the last tenth of a second, in dBFS: 0 is the effective level of full scale. Not safe for use from several threads.</summary>
internal sealed class LevelMeter
{
    /// <summary>What silence shows: below the least step of 16 bits.</summary>
    public const double Silence = -96;

    private const int Window = AudioCodec.SamplesPerSecond / 10;

    private readonly double[] _squares = new double[Window];
    private int _next;

    public double Decibels { get; private set; } = Silence;

    public void Add(ReadOnlySpan<short> samples)
    {
        foreach (var sample in samples)
        {
            _squares[_next] = (double)sample * sample;
            _next = (_next + 1) % Window;
        }

        Decibels = Of(_squares.Sum() / Window);
    }

    public void Clear()
    {
        Array.Clear(_squares);
        Decibels = Silence;
    }

    /// <summary>The level of a mean square.</summary>
    private static double Of(double meanSquare) =>
        meanSquare <= 0 ? Silence : Math.Max(Silence, 10 * Math.Log10(meanSquare / (32768d * 32768d)));
}
