using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>The connections of a desktop are cut.</summary>
internal sealed record CutStep(TimeSpan At, int Agent) : Step(At)
{
    public override void Perform(World world) => world.Network.Cut(world.Desktops[Agent].Address);

    protected override string Describe() => $"the connections of agent {Agent} are cut";
}
