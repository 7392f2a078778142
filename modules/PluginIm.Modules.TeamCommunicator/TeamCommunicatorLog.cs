using Microsoft.Extensions.Logging;

namespace PluginIm.Modules.TeamCommunicator;

internal static partial class TeamCommunicatorLog
{
    [LoggerMessage(EventId = 6001, Level = LogLevel.Error, Message = "Module TeamCommunicator offers no actions")]
    public static partial void ActionMissing(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Error, Message = "Module TeamCommunicator offers no actions: the shell gives no {Services}. Register it in the shell's RegisterTypes")]
    public static partial void ServicesMissing(ILogger logger, string services);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Error, Message = "Module TeamCommunicator offers no actions: the module InstantMessaging was not loaded before. Name it in the manifest, and in dependsOn of this one")]
    public static partial void ModuleMissing(ILogger logger);

    [LoggerMessage(EventId = 6004, Level = LogLevel.Error, Message = "Module TeamCommunicator offers no actions: {Service} cannot be made ({Why}). Correct what the shell registers for it; the level Debug has the whole")]
    public static partial void ServiceNotMade(ILogger logger, string service, string why);

    [LoggerMessage(EventId = 6005, Level = LogLevel.Debug, Message = "Where {Service} could not be made")]
    public static partial void WhereNotMade(ILogger logger, string service, Exception exception);
}
