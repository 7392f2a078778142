namespace PluginIm.Messaging;

/// <summary>Why a session cannot be started.</summary>
public enum ImStartRefusal
{
    /// <summary>The channel is not <see cref="ImChannelState.Ready"/>.</summary>
    ChannelNotReady,

    /// <summary>The address is none that could be reached: it has no user or no domain.</summary>
    InvalidAddress,

    /// <summary>The address is the agent's own.</summary>
    OwnAddress,

    /// <summary>The address is outside <see cref="ImOptions.Domains"/>.</summary>
    OutsideDomains,

    /// <summary><see cref="ImOptions.MaxSessions"/> sessions are open already.</summary>
    TooManySessions,

    /// <summary>The agent's role does not allow starting sessions.</summary>
    NotAllowed,

    /// <summary>Nobody can be added before the session is connected, while it is interrupted, or after it.</summary>
    NotConnected,

    /// <summary>Only the one who started the session adds to it.</summary>
    NotStarter,

    /// <summary>The party is in the session already, or is being asked.</summary>
    AlreadyIn,

    /// <summary>As many are in the session as can be.</summary>
    TooManyParties,

    /// <summary>An ordinary client is at the other side, which talks to one alone.</summary>
    OrdinaryClient,
}
