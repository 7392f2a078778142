using PluginIm.Messaging;

namespace PluginIm.Simulation.Tests.Invariants;

/// <summary>What has to be true of a session of more than two when all is quiet.</summary>
internal static class MeetingInvariants
{
    public static IEnumerable<string> Violations(IReadOnlyList<AgentView> agents) =>
    [
        .. agents.SelectMany(agent => agent.Sessions.Where(IsUnfinished).Select(session => $"the session of {agent.Agent} is still {session.State}")),
        .. agents.SelectMany(author => agents.Where(reader => reader != author).SelectMany(reader => Violations(author, reader))),
        .. agents.SelectMany(author => Undelivered(author, agents)),
        .. agents.SelectMany(author => author.Sessions.SelectMany(session => session.Messages).SelectMany(message => Violations(message, author, agents))),
        .. agents.SelectMany(author => author.Taken.Where(text => !author.Unwritten.Contains(text) && !IsShown(text, author))
            .Select(text => $"{Name(text)} was taken from {author.Agent}, and is lost there")),
        .. agents.SelectMany(reader => reader.EverReceived.Where(text => !agents.Any(author => author != reader && author.Taken.Contains(text)))
            .Select(text => $"{Name(text)} is shown to {reader.Agent}, and nobody wrote it")),
    ];

    /// <summary>From when on somebody is in it, all that another writes is there, once and in order; to the end, where both are in it at the end.</summary>
    private static IEnumerable<string> Violations(AgentView author, AgentView reader)
    {
        var written = author.Sessions.SelectMany(session => session.Messages).Where(message => message.IsMine && !WentToNobody(message, reader) && !WasRefused(message, reader))
            .Select(message => message.Text).ToArray();
        var read = reader.Sessions.SelectMany(session => session.Messages).Where(message => !message.IsMine && written.Contains(message.Text))
            .Select(message => message.Text).ToArray();
        var first = read.Length == 0 ? written.Length : Array.IndexOf(written, read[0]);
        if (!written.Skip(first).Take(read.Length).SequenceEqual(read))
        {
            yield return $"{reader.Agent} has of {author.Agent} {string.Join(", ", read.Select(Name))}, and not one after the other from {first} on";
        }
        else if (IsIn(author) && IsIn(reader) && written.Length > 0 && (read.Length == 0 || first + read.Length != written.Length))
        {
            yield return $"{reader.Agent} has {read.Length} of {author.Agent} from {first} on, who wrote {written.Length}";
        }
    }

    /// <summary>Everybody is there: what somebody wrote is with all, and so it is shown; or it went to who left before it came, and is with nobody; or one of them refused it.</summary>
    private static IEnumerable<string> Undelivered(AgentView author, IReadOnlyList<AgentView> agents) => IsIn(author)
        ? author.Sessions.SelectMany(session => session.Messages)
            .Where(message => message is { IsMine: true, Delivery: not (ImDelivery.Delivered or ImDelivery.Read) }
                && !agents.All(reader => reader == author || WentToNobody(message, reader) || MayBeWithWhoLeft(message, reader))
                && !agents.Any(reader => reader != author && WasRefused(message, reader)))
            .Select(message => $"{Name(message.Text)} is still shown as {message.Delivery} {message.Failure}")
        : [];

    /// <summary>What its author is shown of a text, in a session that is over too, is true for good.</summary>
    private static IEnumerable<string> Violations(ShownMessage message, AgentView author, IReadOnlyList<AgentView> agents)
    {
        if (!message.IsMine)
        {
            yield break;
        }

        var isAnywhere = agents.Any(reader => reader != author && IsAt(reader, message.Text));
        if (author.EverDelivered.Contains(message.Text) && message.Delivery is not (ImDelivery.Delivered or ImDelivery.Read))
        {
            yield return $"{Name(message.Text)} was shown as delivered, and is shown as {message.Delivery} {message.Failure}";
        }

        if (message.Delivery is ImDelivery.Delivered or ImDelivery.Read && !isAnywhere)
        {
            yield return $"{Name(message.Text)} is shown as delivered, and is not there";
        }

        if (message is { Delivery: ImDelivery.Failed, Failure: ImDeliveryFailureKind.PartyRefused } && !isAnywhere)
        {
            yield return $"{Name(message.Text)} is shown as with some, and is with none";
        }

        if (message is { Delivery: ImDelivery.Failed, Failure: not (ImDeliveryFailureKind.NoConfirmation or ImDeliveryFailureKind.PartyRefused) } && isAnywhere)
        {
            yield return $"{Name(message.Text)} is shown as failed ({message.Failure}), and is there";
        }

        if (message.Delivery is ImDelivery.Queued or ImDelivery.Sending or ImDelivery.Accepted)
        {
            yield return $"{Name(message.Text)} is still shown as {message.Delivery}";
        }
    }

    /// <summary>Whether somebody has a text: what was on the screen when the desktop was killed, and was not confirmed, need not come back.</summary>
    private static bool IsAt(AgentView reader, string text) => reader.Sessions.Any(session => session.Messages.Any(message => !message.IsMine && message.Text == text));

    private static bool IsShown(string text, AgentView author) => author.Sessions.Any(session => session.Messages.Any(message => message.IsMine && message.Text == text));

    /// <summary>Nobody can be asked any more who is in it no longer.</summary>
    private static bool MayBeWithWhoLeft(ShownMessage message, AgentView reader) =>
        message is { Delivery: ImDelivery.Failed, Failure: ImDeliveryFailureKind.NoConfirmation } && (!IsIn(reader) || !IsAt(reader, message.Text));

    private static bool WentToNobody(ShownMessage message, AgentView reader) =>
        message is { Delivery: ImDelivery.Failed, Failure: ImDeliveryFailureKind.PartyLeft } && !IsAt(reader, message.Text);

    private static bool WasRefused(ShownMessage message, AgentView reader) =>
        message is { Delivery: ImDelivery.Failed, Failure: ImDeliveryFailureKind.PartyRefused } && !IsAt(reader, message.Text);

    private static bool IsIn(AgentView agent) => agent.Sessions.Any(session => session.State == ImSessionState.Connected);

    private static bool IsUnfinished(ShownSession session) => session.State is not (ImSessionState.Connected or ImSessionState.Ended);

    private static string Name(string text) => $"\"{(text.Length > 40 ? text[..40] : text)}\"";
}
