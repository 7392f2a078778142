namespace PluginIm.Messaging;

/// <summary>What a session does towards its carrier when it moves.</summary>
internal enum SessionAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Send the invitation with the first message.</summary>
    SendInvitation,

    /// <summary>Send what waits in the outbox.</summary>
    FlushOutbox,

    /// <summary>Take the invitation back.</summary>
    CancelInvitation,

    /// <summary>Take the invitation back, or turn it down, because its time is over.</summary>
    ExpireInvitation,

    /// <summary>Turn the invitation down.</summary>
    RejectInvitation,

    /// <summary>End the connected dialog.</summary>
    HangUp,

    /// <summary>Stop restoring the dialog.</summary>
    GiveUp,

    /// <summary>End the dialog, whatever its phase, because the agent leaves.</summary>
    SignOut,
}
