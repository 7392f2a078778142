using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>The switch is started, at one of its addresses.</summary>
internal sealed record SwitchStartStep(TimeSpan At, int Address) : Step(At)
{
    public override void Perform(World world) => world.Watch(world.Switch.StartAsync(Address));

    protected override string Describe() => $"the switch is started at {Switch.Addresses[Address]}";
}
