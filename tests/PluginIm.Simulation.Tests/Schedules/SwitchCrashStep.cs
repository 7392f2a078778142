using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>The switch ends without a word, or loses its power.</summary>
internal sealed record SwitchCrashStep(TimeSpan At, bool IsSilent) : Step(At)
{
    public override void Perform(World world) => world.Switch.Crash(IsSilent);

    protected override string Describe() => IsSilent ? "the switch loses its power" : "the switch crashes";
}
