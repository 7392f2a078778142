using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>The process of a desktop is killed, or the machine loses its power.</summary>
internal sealed record KillStep(TimeSpan At, int Agent, bool IsSilent) : Step(At)
{
    public override void Perform(World world) => world.Desktops[Agent].Kill(IsSilent);

    protected override string Describe() => $"agent {Agent}'s desktop {(IsSilent ? "loses its power" : "is killed")}";
}
