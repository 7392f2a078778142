using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>A desktop gets another address.</summary>
internal sealed record MoveStep(TimeSpan At, int Agent) : Step(At)
{
    public override void Perform(World world) => world.Desktops[Agent].Move();

    protected override string Describe() => $"agent {Agent}'s desktop gets another address";
}
