namespace PluginIm.Messaging;

/// <summary>The events of a session that its transcript tells.</summary>
public enum ImSystemEvent
{
    /// <summary>The invitation, with the first message, is on its way.</summary>
    InvitationSent,

    /// <summary>The invited party accepted.</summary>
    Accepted,

    /// <summary>The invited party rejected.</summary>
    Rejected,

    /// <summary>The invited party did not answer in time.</summary>
    NotAnswered,

    /// <summary>The inviting party took the invitation back.</summary>
    Cancelled,

    /// <summary>The invitation was answered elsewhere.</summary>
    AnsweredElsewhere,

    /// <summary>The invitation could not reach the party.</summary>
    Failed,

    /// <summary>The session was ended by the line's party.</summary>
    Ended,

    /// <summary>The connection to the party was lost, and with it the session.</summary>
    ConnectionLost,

    /// <summary>The agent signed out of the channel.</summary>
    SignedOut,

    /// <summary>Somebody behind a Routing Point or queue did not take the invitation; it goes on to the next.</summary>
    Forwarded,

    /// <summary>Nobody is free at this moment; the invitation waits in the queue.</summary>
    Waiting,

    /// <summary>The way to the party is lost; it is being restored.</summary>
    Interrupted,

    /// <summary>The way to the party is there again.</summary>
    Restored,

    /// <summary>The line's party is in the session from here on.</summary>
    Joined,

    /// <summary>The line's party is in the session no more; the others go on.</summary>
    Left,

    /// <summary>A call with the other party, which belongs to the session, was answered.</summary>
    CallBegan,

    /// <summary>That call is over; the session goes on.</summary>
    CallEnded,

    /// <summary>The agent was added to a session that others had before: of what was said until then nothing is shown.</summary>
    NothingBefore,
}
