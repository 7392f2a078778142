using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging;

/// <summary>Lets a task run without being awaited, and reports its failure.</summary>
public static class BackgroundTasks
{
    /// <summary>Lets the task run on; its failure becomes a log line instead of being lost.</summary>
    /// <param name="task">The task that nobody awaits.</param>
    /// <param name="logger">Where a failure is reported.</param>
    public static void Forget(this Task task, ILogger logger)
    {
        if (!task.IsCompletedSuccessfully)
        {
            _ = ReportAsync(task, logger);
        }
    }

    private static async Task ReportAsync(Task task, ILogger logger)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The boundary of fire-and-forget: nobody else will ever see this exception.
            MessagingLog.BackgroundFailed(logger, exception);
        }
    }
}
