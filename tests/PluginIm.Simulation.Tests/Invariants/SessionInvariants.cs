using PluginIm.Messaging;

namespace PluginIm.Simulation.Tests.Invariants;

/// <summary>What has to be true of every session when all is quiet.</summary>
internal static class SessionInvariants
{
    public static IEnumerable<string> Violations(IReadOnlyList<AgentView> agents) =>
        from agent in agents
        from session in agent.Sessions
        let violation = Violation(session, agent, agents)
        where violation is not null
        select $"session {session.Id} of {agent.Agent} with {session.Peer} {violation}";

    private static string? Violation(ShownSession session, AgentView agent, IReadOnlyList<AgentView> agents)
    {
        if (session.State is ImSessionState.Ended || (session.State == ImSessionState.NotConnected && session.Messages.Count == 0))
        {
            return null;
        }

        if (session.State != ImSessionState.Connected)
        {
            return $"is still {session.State}";
        }

        var counterparts = agents.Where(other => other.Agent == session.Peer)
            .SelectMany(other => other.Sessions)
            .Where(other => other.Peer == agent.Agent && AreSame(session, other))
            .ToArray();
        return counterparts.Length == 0 ? "is connected with nobody"
            : counterparts.All(other => other.State != ImSessionState.Connected)
                ? $"is connected, and the other side's is {counterparts[^1].State} ({counterparts[^1].EndReason})"
            : null;
    }

    /// <summary>Invitations that crossed have two identities and become one session.</summary>
    private static bool AreSame(ShownSession one, ShownSession other) =>
        one.Id == other.Id || one.Messages.Any(mine => other.Messages.Any(theirs => mine.Text == theirs.Text));
}
