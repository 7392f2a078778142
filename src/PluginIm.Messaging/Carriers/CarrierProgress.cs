namespace PluginIm.Messaging;

/// <summary>A step of an invitation on its way to whoever answers.</summary>
public enum CarrierProgress
{
    /// <summary>A desktop shows the invitation.</summary>
    Ringing,

    /// <summary>Somebody did not take the invitation, and it goes on to the next.</summary>
    Forwarded,

    /// <summary>Nobody is free at this moment; the invitation waits in the queue.</summary>
    Queued,
}
