namespace PluginIm.Messaging;

/// <summary>A session to take up again after the desktop was started again.</summary>
public sealed record CarrierRestoration
{
    /// <summary>Identity of the session.</summary>
    public required string SessionId { get; init; }

    /// <summary>The agent of this desktop.</summary>
    public required ImParty Me { get; init; }

    /// <summary>The other party.</summary>
    public required ImParty Peer { get; init; }

    /// <summary>Whether the other party invited: where both sides restore at once, the inviting side's attempt stays.</summary>
    public required bool IsIncoming { get; init; }

    /// <summary>What the carrier told of the dialog when it was established or restored last; null when nothing is known.</summary>
    public string? Token { get; init; }

    /// <summary>The last message that came from the other party; null before the first.</summary>
    public string? LastReceivedId { get; init; }

    /// <summary>The messages of the other party whose authors wait to be told that they are delivered, since they go on to others.</summary>
    public IReadOnlyList<string> OwedDeliveries { get; init; } = [];

    /// <summary>Whether the other party passes on what is said: texts ask to be told of their delivery.</summary>
    public bool IsConference { get; init; }

    /// <summary>Whether an ordinary client is at the other side: there is no dialog to restore, the next message is simply sent.</summary>
    public bool IsPageMode { get; init; }
}
