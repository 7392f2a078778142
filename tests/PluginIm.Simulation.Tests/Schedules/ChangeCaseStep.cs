using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Schedules;

/// <summary>The case about which an agent consults changes.</summary>
internal sealed record ChangeCaseStep(TimeSpan At, int Agent, int Conversation, int Length) : Step(At)
{
    public override void Perform(World world) => world.Desktops[Agent].ChangeCase(Conversation, Length);

    protected override string Describe() => $"the case of agent {Agent} in {Conversation} changes and has {Length} characters";
}
