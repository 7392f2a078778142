using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>An agent writes a message.</summary>
internal sealed record SendStep(TimeSpan At, int Agent, int Conversation) : Step(At)
{
    public override void Perform(World world) => world.Desktops[Agent].Send(Conversation);

    protected override string Describe() => $"agent {Agent} writes in {Conversation}";
}
