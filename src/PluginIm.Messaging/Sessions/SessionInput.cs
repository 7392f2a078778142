namespace PluginIm.Messaging;

/// <summary>What can happen to a session.</summary>
internal enum SessionInput
{
    /// <summary>The agent sends the first message of an own session.</summary>
    Invite,

    /// <summary>Somebody else's invitation arrived.</summary>
    Invited,

    /// <summary>The invitation is accepted, by either side, and the carrier has the dialog.</summary>
    Established,

    /// <summary>The agent rejects the received invitation.</summary>
    Reject,

    /// <summary>The agent ends the session, or takes the invitation back.</summary>
    End,

    /// <summary>The invited party rejects.</summary>
    PeerRejected,

    /// <summary>The time to answer is over.</summary>
    NotAnswered,

    /// <summary>The inviting party takes the invitation back.</summary>
    PeerCancelled,

    /// <summary>The invitation is answered elsewhere.</summary>
    AnsweredElsewhere,

    /// <summary>The invitation cannot reach its target.</summary>
    InvitationFailed,

    /// <summary>The other party ends the session.</summary>
    PeerEnded,

    /// <summary>The way to the other party is lost, and is being restored.</summary>
    Interrupted,

    /// <summary>The way to the other party is there again.</summary>
    Restored,

    /// <summary>The time to restore the way is over.</summary>
    NotRestored,

    /// <summary>The connection to the other party is lost for good.</summary>
    ConnectionLost,

    /// <summary>The agent signs out of the channel.</summary>
    SignOut,
}
