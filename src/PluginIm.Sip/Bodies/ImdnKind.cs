namespace PluginIm.Sip;

/// <summary>What a notification tells of (RFC 5438 7.2.1).</summary>
public enum ImdnKind
{
    /// <summary>Whether the message arrived.</summary>
    Delivery,

    /// <summary>Whether the message was shown to its recipient.</summary>
    Display,

    /// <summary>What an intermediary did with the message.</summary>
    Processing,
}
