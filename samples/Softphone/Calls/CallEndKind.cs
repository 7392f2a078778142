namespace Softphone;

/// <summary>Why a call is over.</summary>
public enum CallEndKind
{
    /// <summary>This side hung up.</summary>
    HungUp,

    /// <summary>The other side hung up.</summary>
    PeerHungUp,

    /// <summary>The caller took it back before it was answered.</summary>
    Cancelled,

    /// <summary>It was answered at another place of the same agent.</summary>
    AnsweredElsewhere,

    /// <summary>The called agent declined.</summary>
    Declined,

    /// <summary>The called agent talks to somebody else.</summary>
    Busy,

    /// <summary>Nobody answered in time.</summary>
    NoAnswer,

    /// <summary>The called agent has no telephone that could be reached.</summary>
    Unavailable,

    /// <summary>It failed for another reason.</summary>
    Failed,
}
