using PluginIm.Messaging;
using PluginIm.Simulation.Tests.Worlds;

namespace PluginIm.Simulation.Tests.Invariants;

/// <summary>A session as an agent sees it.</summary>
internal sealed record ShownSession(string Id, string Peer, ImSessionState State, IReadOnlyList<ShownMessage> Messages)
{
    /// <summary>Why it is over; null where it is not.</summary>
    public ImEndReasonKind? EndReason { get; init; }

    /// <summary>Whether it was accepted here, where it had to be: what comes with an invitation that nobody accepts counts as not delivered.</summary>
    public bool WasConnected { get; init; } = true;

    /// <summary>
    /// Whether its desktop was killed in the moment of the acceptance: the session came back, and whether the inviting side has heard that it was
    /// accepted cannot be known here, nor asked where that side has forgotten it.
    /// </summary>
    public bool MayHaveBeenConnected { get; init; }

    /// <summary>How often the case had changed that is shown here; null for none.</summary>
    public int? Case { get; init; }

    /// <summary>How often the case has changed about which this side consults; null where it does not, or has the interaction no more.</summary>
    public int? OriginCase { get; init; }

    public static ShownSession Of(ImSession session) => new(
        session.Id,
        session.Others[0].Logon,
        session.State,
        [.. session.Transcript.OfType<TranscriptMessage>().Select(ShownMessage.Of)])
    {
        Case = SimulatedInteraction.NumberOf(session.Case),
        OriginCase = session.IsPageMode ? null : (session.Origin as SimulatedInteraction)?.Number,
        EndReason = session.EndReason?.Kind,
        WasConnected = session.State == ImSessionState.Connected
            || session.Transcript.OfType<TranscriptSystemLine>().Any(line => line.Event is ImSystemEvent.Accepted or ImSystemEvent.Restored),
        MayHaveBeenConnected = session.Transcript.OfType<TranscriptSystemLine>().Any(line => line.Event == ImSystemEvent.Interrupted),
    };
}
