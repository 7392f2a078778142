namespace PluginIm.Messaging;

/// <summary>An invitation to a session as a carrier takes and gives it.</summary>
public sealed record CarrierInvitation
{
    /// <summary>Identity of the session, 32 hexadecimal digits in lower case, the same on both desktops.</summary>
    public required string SessionId { get; init; }

    /// <summary>Who invites. For a received invitation the name is what came with the address.</summary>
    public required ImParty From { get; init; }

    /// <summary>Who is invited.</summary>
    public required ImParty To { get; init; }

    /// <summary>
    /// The first message, which invites. Null for a received invitation that brings none: it follows in the session.
    /// </summary>
    public required CarrierMessage? FirstMessage { get; init; }

    /// <summary>The case about which the inviting party consults; null for anything but a consultation.</summary>
    public CarrierCase? Case { get; init; }

    /// <summary>Who is in the conversation to which the inviting party adds; null for a session of two.</summary>
    public CarrierRoster? Roster { get; init; }

    /// <summary>Identity of that conversation, the same at all who are in it; null for a session of two, which is one by itself.</summary>
    public string? ConversationId { get; init; }

    /// <summary>How long the inviting party waits for an answer.</summary>
    public required TimeSpan ExpiresIn { get; init; }

    /// <summary>Whether the own invitation may have gone out before, and the desktop was started again since: the other side may have accepted it.</summary>
    public bool WasSentBefore { get; init; }

    /// <summary>What a received invitation says it is about, where it brings no message; null when it says nothing.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether an ordinary client wrote: there is nobody who waits for an answer.</summary>
    public bool IsPageMode { get; init; }
}
