using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>An agent opens a session with another, and writes its first message.</summary>
internal sealed record InviteStep(TimeSpan At, int Agent, int Peer, int Conversation, bool Consults = false) : Step(At)
{
    public override void Perform(World world) => world.Desktops[Agent].Invite(world.Desktops[Peer].Me, Conversation, Consults);

    protected override string Describe() => $"agent {Agent} invites agent {Peer} to {Conversation}";
}
