using System.Globalization;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>How an invited agent answers.</summary>
/// <param name="Accepts">Whether the agent accepts; null for no answer at all.</param>
/// <param name="After">How long that takes.</param>
internal sealed record Answer(bool? Accepts, TimeSpan After)
{
    public override string ToString() => Accepts is not { } accepts
        ? "not answered"
        : string.Create(CultureInfo.InvariantCulture, $"{(accepts ? "accepted" : "rejected")} after {After.TotalSeconds:0.000} s");
}
