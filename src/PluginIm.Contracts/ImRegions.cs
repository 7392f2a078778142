namespace PluginIm.Contracts;

/// <summary>The regions that the plugin fills, by the plugin's own names.</summary>
public static class ImRegions
{
    /// <summary>Status of the instant-messaging channel: a line of text, for a status bar.</summary>
    public const string ChannelStatus = "im.channel-status";
}
