namespace PluginIm.Messaging;

/// <summary>Where a session stands; it only ever moves down this list.</summary>
public enum ImSessionState
{
    /// <summary>Opened by the agent, nothing sent yet.</summary>
    NotConnected,

    /// <summary>Invited, not yet answered.</summary>
    Establishing,

    /// <summary>Accepted: messages go both ways.</summary>
    Connected,

    /// <summary>Over, for the reason in <see cref="ImSession.EndReason"/>.</summary>
    Ended,
}
