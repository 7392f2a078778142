namespace PluginIm.Messaging;

/// <summary>Why a message could not be delivered.</summary>
public enum ImDeliveryFailureKind
{
    /// <summary>The session ended before the message could go.</summary>
    SessionEnded,

    /// <summary>The other side, or the switch, refused the message.</summary>
    Refused,

    /// <summary>Nobody confirmed the message in time.</summary>
    NoConfirmation,

    /// <summary>The connection was lost.</summary>
    ConnectionLost,
}
