using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging;

/// <summary>What every session of a channel shares.</summary>
internal sealed record SessionContext
{
    /// <summary>Carries the sessions.</summary>
    public required IImCarrier Carrier { get; init; }

    /// <summary>The options of sessions that begin; each keeps those with which it began.</summary>
    public required ImOptions Options { get; set; }

    /// <summary>Knows the names of parties.</summary>
    public required PartyFinder Parties { get; init; }

    /// <summary>Keeps sessions beyond the life of the process; null where nothing does.</summary>
    public required IImJournal? Journal { get; init; }

    /// <summary>What has come lately, in whichever session.</summary>
    public RecentMessages Recent { get; } = new();

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The log.</summary>
    public required ILogger Logger { get; init; }

    /// <summary>Raises the events of channel, sessions and invitations in one order.</summary>
    public required OrderedEvents Events { get; init; }

    /// <summary>Finds the received invitation that waits for its answer, of the party to whom a session is about to invite.</summary>
    public required Func<ImSession, ImSession?> FindRinging { get; init; }

    /// <summary>Says whether an address could be invited at this moment: null when it could.</summary>
    public required Func<string, ImStartRefusal?> WhyNotStart { get; init; }

    /// <summary>Told once of each session that is over, outside its lock.</summary>
    public required Action<ImSession> Ended { get; init; }
}
