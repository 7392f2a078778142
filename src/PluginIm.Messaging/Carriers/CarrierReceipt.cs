namespace PluginIm.Messaging;

/// <summary>What a session did with a message that a carrier brought.</summary>
public enum CarrierReceipt
{
    /// <summary>It is in the transcript, from this time or from an earlier one: confirm it.</summary>
    Taken,

    /// <summary>It is longer than anything this desktop takes.</summary>
    TooLong,

    /// <summary>The session is over.</summary>
    NoSession,
}
