namespace PluginIm.Contracts;

/// <summary>The regions that the plugin fills, by the plugin's own names.</summary>
public static class ImRegions
{
    /// <summary>Status of the instant-messaging channel: a line of text, for a status bar.</summary>
    public const string ChannelStatus = "im.channel-status";

    /// <summary>
    /// Instant messaging inside an interaction view. Each view declares the region for itself, in a scope of its own, and hands its
    /// <see cref="IInteraction"/> to it as region context.
    /// </summary>
    public const string Interaction = "im.interaction";
}
