namespace PluginIm.Messaging;

/// <summary>Why this side ends a dialog.</summary>
public enum CarrierEnding
{
    /// <summary>The agent ends a connected session.</summary>
    HangUp,

    /// <summary>The inviting agent takes the invitation back.</summary>
    Cancel,

    /// <summary>The time to answer the invitation is over.</summary>
    NoAnswer,

    /// <summary>The invited agent rejects.</summary>
    Reject,

    /// <summary>The invited side has too many sessions or invitations open.</summary>
    Busy,

    /// <summary>The inviting party may not reach this agent.</summary>
    Forbidden,

    /// <summary>The way to the other party could not be restored in time.</summary>
    NotRestored,

    /// <summary>The agent signs out of the channel.</summary>
    SignOut,

    /// <summary>This invitation is given up for another one between the same two agents, which crossed it; nobody need hear of it.</summary>
    Joined,
}
