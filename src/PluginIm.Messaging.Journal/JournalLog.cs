using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging.Journal;

/// <summary>Everything that the journal logs. Texts of messages are never logged.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(1, LogLevel.Warning, "Option {Option} has the value \"{Value}\"; expected is {Expected}. The default holds.")]
    public static partial void BadOption(ILogger logger, string option, string value, string expected);

    [LoggerMessage(2, LogLevel.Information, "Journal {File} opened: {Sessions} sessions.")]
    public static partial void Opened(ILogger logger, string file, long sessions);

    [LoggerMessage(3, LogLevel.Warning, "Journal {File} is not used ({Refusal}): sessions do not outlive this desktop's process.")]
    public static partial void Refused(ILogger logger, string file, JournalRefusal refusal);

    [LoggerMessage(4, LogLevel.Warning, "Journal {File} cannot be used: {Reason} Sessions go on, but do not outlive this desktop's process until it can.")]
    public static partial void Broken(ILogger logger, string file, string reason);

    [LoggerMessage(5, LogLevel.Information, "Journal {File} can be used again.")]
    public static partial void Mended(ILogger logger, string file);

    [LoggerMessage(6, LogLevel.Warning, "Journal {File} is damaged ({Reason}). It was moved to {Aside}, and a fresh one is begun.")]
    public static partial void MovedAside(ILogger logger, string file, string reason, string aside);

    [LoggerMessage(7, LogLevel.Warning, "Session {SessionId} is not read from the journal: {Reason}")]
    public static partial void SessionSkipped(ILogger logger, string sessionId, string reason);

    [LoggerMessage(8, LogLevel.Warning, "Session {SessionId}: the journal has lines up to {Ordinal} and others after a gap, which are not read.")]
    public static partial void LinesSkipped(ILogger logger, string sessionId, long ordinal);

    [LoggerMessage(9, LogLevel.Information, "Session {SessionId}, which is over, was taken out of the journal: {Limit} is reached.")]
    public static partial void SessionTrimmed(ILogger logger, string sessionId, string limit);

    [LoggerMessage(10, LogLevel.Warning, "Session {SessionId} does not go on in the journal: {Limit} is reached.")]
    public static partial void SessionCutOff(ILogger logger, string sessionId, string limit);

    [LoggerMessage(11, LogLevel.Warning, "Journal {File}: {Count} entries were never written.")]
    public static partial void EntriesLost(ILogger logger, string file, int count);

    [LoggerMessage(12, LogLevel.Error, "The journal failed.")]
    public static partial void Failed(ILogger logger, Exception exception);
}
