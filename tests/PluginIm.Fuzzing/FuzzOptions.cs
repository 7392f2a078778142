namespace PluginIm.Fuzzing;

/// <summary>How long to run, and from where.</summary>
internal sealed record FuzzOptions
{
    /// <summary>The same seed makes the same inputs in the same order.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>After so many bytes of input it ends.</summary>
    public long Bytes { get; init; } = 100_000_000;

    /// <summary>After so long it ends, however few bytes that were.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What one input may take; null for as long as it likes.</summary>
    public TimeSpan? TimePerInput { get; init; }

    /// <summary>Where failing inputs go; null for nowhere.</summary>
    public string? Failures { get; init; }
}
