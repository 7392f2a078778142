namespace PluginIm.Messaging;

/// <summary>Where a party of a conversation of more than two stands, at the side of the one who passes on what is said.</summary>
internal enum FocusStage
{
    /// <summary>Invited, not yet answered.</summary>
    Invited,

    /// <summary>In the conversation.</summary>
    Here,

    /// <summary>In it, and the way there is being restored.</summary>
    Lost,

    /// <summary>In it no more, or never.</summary>
    Gone,
}
