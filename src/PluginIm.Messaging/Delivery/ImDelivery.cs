namespace PluginIm.Messaging;

/// <summary>How far a message has come; it only moves forward.</summary>
public enum ImDelivery
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>On its way; the one message that is under way in its session.</summary>
    Sending,

    /// <summary>At the other party.</summary>
    Delivered,

    /// <summary>Not at the other party, as far as is known.</summary>
    Failed,
}
