namespace PluginIm.Sip;

/// <summary>What a notification says (RFC 5438 7.2.1).</summary>
public enum ImdnStatus
{
    /// <summary>The message arrived.</summary>
    Delivered,

    /// <summary>The message did not arrive.</summary>
    Failed,

    /// <summary>The message was shown to its recipient.</summary>
    Displayed,

    /// <summary>An intermediary has worked on the message.</summary>
    Processed,

    /// <summary>An intermediary keeps the message until its recipient can be reached.</summary>
    Stored,

    /// <summary>Its recipient, or a policy, forbids to say.</summary>
    Forbidden,

    /// <summary>What became of it is not known, for a fault on the way of the notification.</summary>
    Error,
}
