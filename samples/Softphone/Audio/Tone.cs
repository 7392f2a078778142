namespace Softphone;

/// <summary>A sine, sample by sample without a break: what this telephone says instead of a microphone.</summary>
internal sealed class Tone
{
    private readonly double _amplitude;
    private readonly double _step;
    private double _phase;

    /// <param name="hertz">Its pitch.</param>
    /// <param name="decibels">Its effective level below full scale, in dBFS; a full-scale sine has −3.01.</param>
    public Tone(double hertz, double decibels)
    {
        _step = Math.Tau * hertz / AudioCodec.SamplesPerSecond;
        _amplitude = Math.Min(Math.Sqrt(2) * 32768 * Math.Pow(10, decibels / 20), short.MaxValue);
    }

    public void Fill(Span<short> samples)
    {
        foreach (ref var sample in samples)
        {
            sample = (short)Math.Round(_amplitude * Math.Sin(_phase));
            _phase = (_phase + _step) % Math.Tau;
        }
    }
}
