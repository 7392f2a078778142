using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging.Tests.Environment;

/// <summary>Does something in the very moment in which a line is logged: between two steps of the one that logs it.</summary>
internal sealed class LogHook(string text, Action act) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception).Contains(text, StringComparison.Ordinal))
        {
            act();
        }
    }

    public void Dispose()
    {
    }
}
