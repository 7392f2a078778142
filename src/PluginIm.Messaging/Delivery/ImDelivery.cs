namespace PluginIm.Messaging;

/// <summary>How far a message has come; it only moves down this list.</summary>
public enum ImDelivery
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>On its way; the one message that is under way in its session.</summary>
    Sending,

    /// <summary>At a switch, which delivers it later: not yet at the other party, as far as is known.</summary>
    Accepted,

    /// <summary>At the other party.</summary>
    Delivered,

    /// <summary>Read by the other party, who lets that be known.</summary>
    Read,

    /// <summary>Not at the other party, or not known to be there; the reason says which.</summary>
    Failed,
}
