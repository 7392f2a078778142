using Microsoft.Extensions.Logging;

namespace PluginIm.Views;

internal static partial class ViewLog
{
    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning, Message = "The sound {File} is not there or cannot be played; the system's own is heard instead")]
    public static partial void SoundNotPlayed(ILogger logger, string file);
}
