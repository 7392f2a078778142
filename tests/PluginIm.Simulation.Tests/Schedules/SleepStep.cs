using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>For a while a desktop does nothing.</summary>
internal sealed record SleepStep(TimeSpan At, int Agent, TimeSpan Duration) : Step(At)
{
    public override void Perform(World world) => world.Desktops[Agent].Sleep(Duration);

    protected override string Describe() => FormattableString.Invariant($"the desktop of agent {Agent} sleeps for {Duration.TotalSeconds:0.000} s");
}
