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

    /// <summary>The first message, which invites.</summary>
    public required CarrierMessage FirstMessage { get; init; }

    /// <summary>How long the inviting party waits for an answer.</summary>
    public required TimeSpan ExpiresIn { get; init; }
}
