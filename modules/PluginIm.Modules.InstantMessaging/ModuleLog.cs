using Microsoft.Extensions.Logging;

namespace PluginIm.Modules.InstantMessaging;

internal static partial class ModuleLog
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Error, Message = "Instant messaging goes on without this: {Step}")]
    public static partial void StepFailed(ILogger logger, string step, Exception exception);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Information, Message = "The shell has no region for {Region}: that view is left out")]
    public static partial void NoRegion(ILogger logger, string region);

    [LoggerMessage(EventId = 5006, Level = LogLevel.Warning, Message = "The shell has no region named {Name}, which its IRegionMap gives for {Region}: that view waits for it")]
    public static partial void RegionMissing(ILogger logger, string name, string region);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Error, Message = "Module InstantMessaging is off: the shell gives no {Services}. Register it in the shell's RegisterTypes")]
    public static partial void ServicesMissing(ILogger logger, string services);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Error, Message = "Module InstantMessaging is off: {Service} cannot be made ({Why}). Correct what the shell registers for it; the level Debug has the whole")]
    public static partial void ServiceNotMade(ILogger logger, string service, string why);

    [LoggerMessage(EventId = 5005, Level = LogLevel.Debug, Message = "Where {Service} could not be made")]
    public static partial void WhereNotMade(ILogger logger, string service, Exception exception);
}
