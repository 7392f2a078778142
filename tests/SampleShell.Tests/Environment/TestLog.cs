using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace SampleShell.Tests;

/// <summary>Keeps what was logged, so that a test can ask for it.</summary>
internal sealed class TestLog : ILoggerFactory
{
    private readonly FakeLogCollector _collector = new();

    public ILogger CreateLogger(string categoryName) => new FakeLogger(_collector, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IReadOnlyList<string> AtLeast(LogLevel level) =>
        [.. _collector.GetSnapshot().Where(record => record.Level >= level).Select(record => record.Message)];

    public void Dispose()
    {
        // What was collected is in memory.
    }
}
