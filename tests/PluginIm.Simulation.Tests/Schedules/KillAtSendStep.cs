using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>The process of a desktop is killed when it sends the next but so many times, just before that leaves or just after.</summary>
internal sealed record KillAtSendStep(TimeSpan At, int Agent, int Sends, bool Leaves) : Step(At)
{
    public override void Perform(World world) => world.Desktops[Agent].KillAtSend(Sends, Leaves);

    protected override string Describe() => $"agent {Agent}'s desktop is killed {(Leaves ? "after" : "before")} it sends, {Sends} sends from here";
}
