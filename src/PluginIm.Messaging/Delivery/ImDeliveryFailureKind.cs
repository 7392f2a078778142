namespace PluginIm.Messaging;

/// <summary>Why a message could not be delivered.</summary>
public enum ImDeliveryFailureKind
{
    /// <summary>The session ended before the message could go.</summary>
    SessionEnded,

    /// <summary>The other side, or the switch, refused the message.</summary>
    Refused,

    /// <summary>Nobody could be asked any more whether the message arrived: it may be at the other party or not.</summary>
    NoConfirmation,

    /// <summary>Whoever it went to left the conversation before it was there; the session goes on with others.</summary>
    PartyLeft,

    /// <summary>Not all to whom it went took it: one or more refused it, all others who are still in the conversation have it.</summary>
    PartyRefused,

    /// <summary>The connection was lost for good before the message could go.</summary>
    ConnectionLost,
}
