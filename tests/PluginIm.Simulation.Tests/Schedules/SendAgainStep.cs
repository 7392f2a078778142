using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>An agent sends again what is shown as failed.</summary>
internal sealed record SendAgainStep(TimeSpan At, int Agent, int Conversation) : Step(At)
{
    public override void Perform(World world) => world.Desktops[Agent].SendAgain(Conversation);

    protected override string Describe() => $"agent {Agent} sends what failed in {Conversation} again";
}
