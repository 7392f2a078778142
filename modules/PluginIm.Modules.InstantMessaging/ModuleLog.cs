using Microsoft.Extensions.Logging;

namespace PluginIm.Modules.InstantMessaging;

internal static partial class ModuleLog
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Error, Message = "Instant messaging goes on without this: {Step}")]
    public static partial void StepFailed(ILogger logger, string step, Exception exception);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Information, Message = "The shell has no region for {Region}: that view is left out")]
    public static partial void NoRegion(ILogger logger, string region);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Error, Message = "Instant messaging is off: the shell gives no {Services}")]
    public static partial void ServicesMissing(ILogger logger, string services);
}
