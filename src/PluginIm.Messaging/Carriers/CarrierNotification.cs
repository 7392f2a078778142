namespace PluginIm.Messaging;

/// <summary>What the other party tells of a message that it was sent.</summary>
public enum CarrierNotification
{
    /// <summary>It is there.</summary>
    Delivered,

    /// <summary>It was shown to the other party; so was every message before it.</summary>
    Read,

    /// <summary>It did not get there, though a switch had accepted it.</summary>
    Failed,
}
