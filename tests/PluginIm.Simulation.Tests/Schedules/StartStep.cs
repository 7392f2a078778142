using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>A desktop is started, unless it runs.</summary>
internal sealed record StartStep(TimeSpan At, int Agent) : Step(At)
{
    public override void Perform(World world) => world.Start(world.Desktops[Agent]);

    protected override string Describe() => $"agent {Agent}'s desktop is started";
}
