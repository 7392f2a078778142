using PluginIm.Messaging;

namespace PluginIm.Simulation.Tests.Invariants;

/// <summary>What has to be true of every message when all is quiet.</summary>
internal static class MessageInvariants
{
    public static IEnumerable<string> Violations(IReadOnlyList<AgentView> agents) =>
        agents.SelectMany(author => author.Taken.SelectMany(text => Violations(text, author, agents)))
            .Concat(agents.SelectMany(author => OrderViolations(author, agents)))
            .Concat(agents.SelectMany(agent => Inventions(agent, agents)));

    private static IEnumerable<string> Violations(string text, AgentView author, IReadOnlyList<AgentView> agents)
    {
        var copies = agents.Where(agent => agent != author).Sum(agent => Received(agent, connectedOnly: true).Count(received => received == text));
        if (copies > 1)
        {
            yield return $"{Name(text)} is there {copies} times";
        }

        var (session, line) = LineOf(text, author);
        if (line is null)
        {
            if (!author.HasForgotten && (copies > 0 || !author.Unwritten.Contains(text)))
            {
                yield return $"{Name(text)} was taken from its author, and is lost there{(copies > 0 ? ", but not at the other agent" : "")}";
            }

            yield break;
        }

        if (author.EverDelivered.Contains(text) && line.Delivery is not (ImDelivery.Delivered or ImDelivery.Read))
        {
            yield return $"{Name(text)} was shown as delivered, and is shown as {line.Delivery} {line.Failure}";
        }

        if (Contradiction(text, session!, line, author, agents) is { } contradiction)
        {
            yield return $"{Name(text)} {contradiction}";
        }
    }

    /// <summary>What its author is shown against what is at the other agent.</summary>
    private static string? Contradiction(
        string text, ShownSession session, ShownMessage line, AgentView author, IReadOnlyList<AgentView> agents)
    {
        var others = agents.Where(agent => agent != author).ToArray();
        var isThere = others.Any(agent => Received(agent, connectedOnly: true).Contains(text));
        var wasThere = isThere || others.Any(agent => (agent.HasForgotten && agent.EverReceived.Contains(text))
            || agent.Sessions.Any(other => other.MayHaveBeenConnected && other.Messages.Any(message => !message.IsMine && message.Text == text)));
        var mayAsk = !author.WasAway && !others.Any(agent => agent.Agent == session.Peer && agent.WasAway);
        return (line.Delivery, line.Failure) switch
        {
            (ImDelivery.Delivered or ImDelivery.Read, _) => wasThere ? null : "is shown as delivered, and is not there",
            (ImDelivery.Failed, ImDeliveryFailureKind.NoConfirmation) =>
                mayAsk && session.EndReason is (ImEndReasonKind.EndedByMe or ImEndReasonKind.EndedByPeer or ImEndReasonKind.Rejected) ? "is shown as not known, and somebody knows" : null,
            (ImDelivery.Failed, _) => isThere ? $"is shown as failed ({line.Failure}), and is there" : null,
            _ => $"is still shown as {line.Delivery} in a session that is {session.State}",
        };
    }

    /// <summary>What is delivered is there in the order in which its author's transcript has it.</summary>
    private static IEnumerable<string> OrderViolations(AgentView author, IReadOnlyList<AgentView> agents)
    {
        var places = author.Sessions
            .SelectMany(session => session.Messages.Where(IsLast).Select((message, place) => (message.Text, Place: place)))
            .ToLookup(line => line.Text, line => line.Place);
        foreach (var session in agents.Where(agent => agent != author).SelectMany(agent => agent.Sessions))
        {
            var last = (Text: "", Place: -1);
            foreach (var text in session.Messages.Where(message => !message.IsMine && places.Contains(message.Text)).Select(message => message.Text))
            {
                var place = places[text].First();
                if (place < last.Place)
                {
                    yield return $"{Name(text)} comes after {Name(last.Text)}";
                }

                last = (text, place);
            }
        }
    }

    /// <summary>Nobody is shown what nobody wrote.</summary>
    private static IEnumerable<string> Inventions(AgentView agent, IReadOnlyList<AgentView> agents) =>
        agent.EverReceived.Concat(Received(agent, connectedOnly: false)).Distinct()
            .Where(text => !agents.Any(other => other != agent && other.Taken.Contains(text)))
            .Select(text => $"{Name(text)} is shown to {agent.Agent}, and nobody wrote it");

    private static IEnumerable<string> Received(AgentView agent, bool connectedOnly) => agent.Sessions
        .Where(session => session.WasConnected || !connectedOnly)
        .SelectMany(session => session.Messages)
        .Where(message => !message.IsMine)
        .Select(message => message.Text);

    private static (ShownSession? Session, ShownMessage? Line) LineOf(string text, AgentView author) => author.Sessions
        .SelectMany(session => session.Messages.Where(message => message.Text == text && IsLast(message)).Select(message => (session, message)))
        .LastOrDefault();

    /// <summary>Whether an own message's line is the one that counts: a failed one that was sent again stands further down once more.</summary>
    private static bool IsLast(ShownMessage message) => message is { IsMine: true, WasSentAgain: false };

    private static string Name(string text) => $"\"{(text.Length > 60 ? text[..60] : text)}\"";
}
