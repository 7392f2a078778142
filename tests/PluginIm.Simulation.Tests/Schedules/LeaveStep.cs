using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>An agent ends the desktop as one should, with all sessions.</summary>
internal sealed record LeaveStep(TimeSpan At, int Agent) : Step(At)
{
    public override void Perform(World world) => world.Watch(world.Desktops[Agent].LeaveAsync());

    protected override string Describe() => $"agent {Agent} ends the desktop";
}
