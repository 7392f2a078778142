using Microsoft.Extensions.Logging;

namespace PluginIm.ViewModels;

internal static partial class ViewModelLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "A command of the agent failed: {Command}")]
    public static partial void CommandFailed(ILogger logger, string command, Exception exception);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "The shell's directory did not say how reachable a party is")]
    public static partial void PresenceUnknown(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Warning, Message = "Option {Option} has the value \"{Value}\"; expected is {Expected}. The default holds.")]
    public static partial void BadOption(ILogger logger, string option, string value, string expected);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Warning, Message = "The shortcut {Shortcut} does not work while an invitation waits: {Reason}")]
    public static partial void ShortcutRefused(ILogger logger, string shortcut, ShortcutRefusal reason);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Warning, Message = "{File} is left out; expected is {Expected}")]
    public static partial void BadSettings(ILogger logger, string file, string expected, Exception? exception);

    [LoggerMessage(EventId = 4009, Level = LogLevel.Warning, Message = "{File} cannot be read or written: what the agent chooses is kept until sign-out alone")]
    public static partial void SettingsOutOfReach(ILogger logger, string file, Exception exception);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Warning, Message = "{File}, line {Line} is left out; expected is {Expected}")]
    public static partial void BadResponse(ILogger logger, string file, int line, string expected);

    [LoggerMessage(EventId = 4007, Level = LogLevel.Warning, Message = "{File} gives no canned responses; expected is {Expected}")]
    public static partial void BadResponses(ILogger logger, string file, string expected);

    [LoggerMessage(EventId = 4008, Level = LogLevel.Warning, Message = "{File} cannot be read: the canned responses stay as they were")]
    public static partial void ResponsesOutOfReach(ILogger logger, string file, Exception exception);

    [LoggerMessage(EventId = 4010, Level = LogLevel.Warning, Message = "The shell did not answer a question of the agent: {What}")]
    public static partial void QuestionFailed(ILogger logger, string what, Exception exception);

    [LoggerMessage(EventId = 4011, Level = LogLevel.Information, Message = "The agent is not logged in: {Reason}")]
    public static partial void LoginRefused(ILogger logger, string reason);

    [LoggerMessage(EventId = 4012, Level = LogLevel.Error, Message = "The shell failed to {What} a notification")]
    public static partial void NotificationFailed(ILogger logger, string what, Exception exception);

    [LoggerMessage(EventId = 4013, Level = LogLevel.Debug, Message = "Session {SessionId}: a change of the case is shown")]
    public static partial void CaseShown(ILogger logger, string sessionId);
}
