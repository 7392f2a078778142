using PluginIm.Messaging;

namespace PluginIm.Simulation.Tests.Invariants;

/// <summary>What has to be true of every case when all is quiet, and at any time before.</summary>
internal static class CaseInvariants
{
    public static IEnumerable<string> Violations(IReadOnlyList<AgentView> agents) =>
        agents.SelectMany(agent => agent.Sessions.Where(IsConsulting).SelectMany(session => Violations(session, agent, agents)))
            .Concat(agents.SelectMany(agent => agent.CasesThatWentBack.Select(session => $"the case of session {session} went back at {agent.Agent}")));

    private static IEnumerable<string> Violations(ShownSession session, AgentView agent, IReadOnlyList<AgentView> agents) =>
        from other in agents
        where other.Agent == session.Peer
        from shown in other.Sessions
        where shown.Id == session.Id && shown.State == ImSessionState.Connected && shown.Case != session.OriginCase
        select $"session {session.Id} of {other.Agent} shows case {shown.Case}, and with {agent.Agent} it is {session.OriginCase}";

    private static bool IsConsulting(ShownSession session) => session is { State: ImSessionState.Connected, OriginCase: not null };
}
