using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>Who began a session adds another agent to it.</summary>
internal sealed record AddStep(TimeSpan At, int Agent, int Peer, int Conversation) : Step(At)
{
    public override void Perform(World world) => world.Watch(world.Desktops[Agent].AddAsync(world.Desktops[Peer].Me, Conversation));

    protected override string Describe() => $"agent {Agent} adds agent {Peer} to {Conversation}";
}
