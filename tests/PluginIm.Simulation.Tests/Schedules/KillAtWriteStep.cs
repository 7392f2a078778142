using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>The process of a desktop is killed when it writes to its journal the next but so many times.</summary>
internal sealed record KillAtWriteStep(TimeSpan At, int Agent, int Writes) : Step(At)
{
    public override void Perform(World world) => world.Desktops[Agent].KillAtWrite(Writes);

    protected override string Describe() => $"agent {Agent}'s desktop is killed when it writes down, {Writes} writes from here";
}
