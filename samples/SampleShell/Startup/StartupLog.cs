using Microsoft.Extensions.Logging;

namespace SampleShell;

/// <summary>What the log says of a desktop's start and end.</summary>
internal static partial class StartupLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The desktop of {Logon} starts as process {ProcessId}")]
    public static partial void Started(ILogger logger, string logon, int processId);

    [LoggerMessage(Level = LogLevel.Information, Message = "The desktop shows its first picture {Milliseconds} ms after the program's start")]
    public static partial void Shown(ILogger logger, long milliseconds);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The desktop is at rest {Milliseconds} ms after the program's start, with {Megabytes} MB, {Managed} MB of them managed, and {Threads} threads")]
    public static partial void AtRest(ILogger logger, long milliseconds, long megabytes, long managed, int threads);

    [LoggerMessage(Level = LogLevel.Information, Message = "The desktop ends with exit code {ExitCode}")]
    public static partial void Ended(ILogger logger, int exitCode);
}
