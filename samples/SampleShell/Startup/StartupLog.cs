using Microsoft.Extensions.Logging;

namespace SampleShell;

/// <summary>What the log says of a desktop's start and end.</summary>
internal static partial class StartupLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The desktop of {Logon} starts as process {ProcessId}")]
    public static partial void Started(ILogger logger, string logon, int processId);

    [LoggerMessage(Level = LogLevel.Information, Message = "The desktop ends with exit code {ExitCode}")]
    public static partial void Ended(ILogger logger, int exitCode);
}
