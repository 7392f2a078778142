namespace PluginIm.Messaging;

/// <summary>What became of an invitation.</summary>
public enum ImInvitationOutcome
{
    /// <summary>The agent accepted, and the session is connected.</summary>
    Accepted,

    /// <summary>The agent rejected.</summary>
    Rejected,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>The inviting party took it back.</summary>
    Cancelled,

    /// <summary>It was answered elsewhere: by somebody else, at another desktop, or by the agent who wrote to the inviting party in a session of their own.</summary>
    AnsweredElsewhere,

    /// <summary>It could not be answered: the connection was lost, or the agent signed out.</summary>
    Failed,
}
