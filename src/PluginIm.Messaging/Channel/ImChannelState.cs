namespace PluginIm.Messaging;

/// <summary>Where the instant-messaging channel stands.</summary>
public enum ImChannelState
{
    /// <summary>The agent is not signed in to the channel.</summary>
    SignedOut,

    /// <summary>Signing in.</summary>
    Connecting,

    /// <summary>Signed in: messages can be sent and received.</summary>
    Ready,

    /// <summary>The switch does not answer; it is tried again.</summary>
    Unreachable,

    /// <summary>The switch refused the agent, for example for a wrong password; it is not tried again.</summary>
    Refused,
}
