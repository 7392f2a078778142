using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>An agent ends a session, or takes its invitation back.</summary>
internal sealed record EndStep(TimeSpan At, int Agent, int Conversation) : Step(At)
{
    public override void Perform(World world) => world.Watch(world.Desktops[Agent].EndAsync(Conversation));

    protected override string Describe() => $"agent {Agent} ends {Conversation}";
}
