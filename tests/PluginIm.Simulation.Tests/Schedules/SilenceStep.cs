using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>The connections of a desktop that are open swallow what they are given from here on.</summary>
internal sealed record SilenceStep(TimeSpan At, int Agent, bool Up, bool Down) : Step(At)
{
    public override void Perform(World world) => world.Network.Silence(world.Desktops[Agent].Address, Up, Down);

    protected override string Describe() =>
        $"the connections of agent {Agent} swallow what goes {(Up && Down ? "up and down" : Up ? "up" : "down")}";
}
