namespace PluginIm.Messaging;

/// <summary>Where a session stands. It moves down this list, but for an interruption, which may end in <see cref="Connected"/> again.</summary>
public enum ImSessionState
{
    /// <summary>Opened by the agent, nothing sent yet.</summary>
    NotConnected,

    /// <summary>Invited, not yet answered.</summary>
    Establishing,

    /// <summary>Accepted: messages go both ways.</summary>
    Connected,

    /// <summary>The way to the other party is lost and is being restored; what is written meanwhile waits.</summary>
    Interrupted,

    /// <summary>Over, for the reason in <see cref="ImSession.EndReason"/>.</summary>
    Ended,
}
