using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>Timers for loads that wait until nothing is remembered any more: what lasts half a minute by default lasts a second.</summary>
internal static class LoadTimers
{
    public static SipTimers Short { get; } = new()
    {
        T1 = TimeSpan.FromMilliseconds(16),
        T2 = TimeSpan.FromMilliseconds(128),
        T4 = TimeSpan.FromMilliseconds(160),
    };
}
