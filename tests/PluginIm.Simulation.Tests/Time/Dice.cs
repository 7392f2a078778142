namespace PluginIm.Simulation.Tests.Time;

/// <summary>Chance that is the same for the same seed, on every machine and version (SplitMix64).</summary>
internal sealed class Dice
{
    private ulong _state;

    /// <param name="seed">The seed.</param>
    /// <param name="subject">What is drawn for: each subject has draws of its own, so that more of one do not change another's.</param>
    public Dice(ulong seed, string subject)
    {
        _state = seed * 0x9E3779B97F4A7C15;
        foreach (var letter in subject)
        {
            _state = (_state ^ letter) * 0x100000001B3;
        }
    }

    /// <summary>From 0 up to 1.</summary>
    public double Roll() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Roll() < probability;

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + (int)(Roll() * (most - least + 1));

    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + ((most - least) * Roll());

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
