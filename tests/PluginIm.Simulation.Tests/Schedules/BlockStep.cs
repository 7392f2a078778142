using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>For a while nothing passes the line of a desktop.</summary>
internal sealed record BlockStep(TimeSpan At, int Agent, TimeSpan Duration) : Step(At)
{
    public override void Perform(World world) => world.Desktops[Agent].Line.BlockedUntil = At + Duration;

    protected override string Describe() => FormattableString.Invariant($"the line of agent {Agent} is blocked for {Duration.TotalSeconds:0.000} s");
}
