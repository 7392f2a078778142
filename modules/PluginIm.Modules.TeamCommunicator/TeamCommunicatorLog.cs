using Microsoft.Extensions.Logging;

namespace PluginIm.Modules.TeamCommunicator;

internal static partial class TeamCommunicatorLog
{
    [LoggerMessage(EventId = 6001, Level = LogLevel.Error, Message = "The Team Communicator has no action to send an instant message")]
    public static partial void ActionMissing(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Error, Message = "The Team Communicator has no action to send an instant message: there is no {Service}")]
    public static partial void ServiceMissing(ILogger logger, string service);
}
