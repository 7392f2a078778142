using Microsoft.Extensions.Logging;

namespace SampleShell;

/// <summary>Faults that nobody caught are named in the log; where it can be, the desktop lives on.</summary>
internal static partial class UnhandledFaults
{
    public static void Watch(ILogger logger)
    {
        AppDomain.CurrentDomain.UnhandledException += (_, arguments) => LogFatal(logger, arguments.ExceptionObject as Exception);
        TaskScheduler.UnobservedTaskException += (_, arguments) =>
        {
            LogUnobserved(logger, arguments.Exception);
            arguments.SetObserved();
        };
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "A fault ends the desktop")]
    private static partial void LogFatal(ILogger logger, Exception? exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A task failed and nobody asked for its outcome")]
    private static partial void LogUnobserved(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault of the module {Module} on the user-interface thread; the desktop goes on")]
    public static partial void LogInModule(ILogger logger, string module, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A binding to the module {Module} failed and shows nothing: {Fault}")]
    public static partial void LogInBindingOf(ILogger logger, string module, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A binding failed and shows nothing: {Fault}")]
    public static partial void LogInBinding(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault on the user-interface thread; the desktop goes on")]
    public static partial void LogOnScreen(ILogger logger, Exception exception);
}
