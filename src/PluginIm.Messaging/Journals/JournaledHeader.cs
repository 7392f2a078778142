namespace PluginIm.Messaging;

/// <summary>What a journal keeps of a session as a whole.</summary>
public sealed record JournaledHeader
{
    /// <summary>Identity of the session, the same on both desktops.</summary>
    public required string SessionId { get; init; }

    /// <summary>The agent of this desktop.</summary>
    public required ImParty Me { get; init; }

    /// <summary>The other party, as it is known so far.</summary>
    public required ImParty Peer { get; init; }

    /// <summary>Whether the other party invited.</summary>
    public required bool IsIncoming { get; init; }

    /// <summary>Where the session stands.</summary>
    public required ImSessionState State { get; init; }

    /// <summary>Why the session is over; null until it is.</summary>
    public ImEndReason? EndReason { get; init; }

    /// <summary>When the session was opened, by this desktop's clock.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>What the carrier needs to find the dialog again, in its own form; null while it gave none.</summary>
    public string? CarrierToken { get; init; }

    /// <summary>Identity of the last message that was taken from the other party; null before the first.</summary>
    public string? LastReceivedId { get; init; }

    /// <summary>Identity of the interaction from which the agent of this desktop consults; null for anything but an own consultation.</summary>
    public string? OriginId { get; init; }

    /// <summary>The last moment of that interaction's case that was told, or was about to be; 0 for none.</summary>
    public int OriginRevision { get; init; }

    /// <summary>The last roster that this desktop told as the one who passes on what is said; 0 where it did not.</summary>
    public int RosterRevision { get; init; }

    /// <summary>The others in it, where this desktop passes on what is said; else none.</summary>
    public IReadOnlyList<JournaledMember> Members { get; init; } = [];

    /// <summary>Who is in it, as the one told who passes on what is said; null where nobody does.</summary>
    public CarrierRoster? Roster { get; init; }

    /// <summary>Identity of the conversation, where somebody added the agent to it; else null.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Whether the session is in page mode: an ordinary client without dialogs is at the other side.</summary>
    public bool IsPageMode { get; init; }
}
