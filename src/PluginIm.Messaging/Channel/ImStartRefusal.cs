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
}
