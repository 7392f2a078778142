using Microsoft.Extensions.Logging;
using PluginIm.Simulation.Tests.Time;

namespace PluginIm.Simulation.Tests.Worlds;

/// <summary>The log of a process, whatever its category.</summary>
internal sealed class TraceLoggers(Trace trace, Machine machine) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= (trace.KeepsAll ? LogLevel.Trace : LogLevel.Error);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            trace.Log(machine, logLevel, formatter(state, exception), exception);
        }
    }

    public void Dispose()
    {
    }
}
