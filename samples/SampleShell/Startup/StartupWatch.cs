using System.Diagnostics;
using System.Windows;
using System.Windows.Threading;
using Microsoft.Extensions.Logging;

namespace SampleShell;

/// <summary>Says in the log how long the start took: to the first picture of the main window, and to the moment when nothing more is to be done.</summary>
internal sealed class StartupWatch(TimeProvider time, ILogger logger)
{
    private const long Megabyte = 1024 * 1024;

    /// <param name="window">The main window, which is not shown yet.</param>
    public void Follow(Window window)
    {
        window.ContentRendered += OnRendered;

        void OnRendered(object? sender, EventArgs e)
        {
            window.ContentRendered -= OnRendered;
            var shown = SinceStart();
            StartupLog.Shown(logger, shown);
            window.Dispatcher.BeginInvoke(DispatcherPriority.ApplicationIdle, TellRest);
        }
    }

    private void TellRest()
    {
        var rest = SinceStart();
        using var process = Process.GetCurrentProcess();
        var (memory, managed, threads) = (process.WorkingSet64 / Megabyte, GC.GetTotalMemory(forceFullCollection: false) / Megabyte, process.Threads.Count);
        StartupLog.AtRest(logger, rest, memory, managed, threads);
    }

    private long SinceStart()
    {
        using var process = Process.GetCurrentProcess();
        return (long)(time.GetUtcNow() - process.StartTime.ToUniversalTime()).TotalMilliseconds;
    }
}
