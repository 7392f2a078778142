namespace PluginIm.Messaging;

/// <summary>Why a session is over.</summary>
public enum ImEndReasonKind
{
    /// <summary>The agent ended it.</summary>
    EndedByMe,

    /// <summary>The other party ended it.</summary>
    EndedByPeer,

    /// <summary>The invited party rejected the invitation.</summary>
    Rejected,

    /// <summary>The invitation was not answered in time.</summary>
    NoAnswer,

    /// <summary>The inviting party took the invitation back, or closed the session before anything was sent.</summary>
    Cancelled,

    /// <summary>Somebody else, or another desktop of the same agent, answered the invitation.</summary>
    AnsweredElsewhere,

    /// <summary>The invitation could not reach the party; status and phrase say why.</summary>
    Failed,

    /// <summary>The connection to the party was lost for good.</summary>
    ConnectionLost,

    /// <summary>The agent signed out of the channel.</summary>
    SignedOut,
}
