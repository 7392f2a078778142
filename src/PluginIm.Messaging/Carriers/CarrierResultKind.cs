namespace PluginIm.Messaging;

/// <summary>What became of something handed to a carrier.</summary>
public enum CarrierResultKind
{
    /// <summary>It is at the other party.</summary>
    Delivered,

    /// <summary>It is at a switch, which delivers it later.</summary>
    Accepted,

    /// <summary>It is not at the other party.</summary>
    Failed,

    /// <summary>The way was lost under it: it may be there or not.</summary>
    Interrupted,
}
