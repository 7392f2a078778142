using Microsoft.Extensions.Logging;

namespace PluginIm.Sip;

/// <summary>The one way to start work that nobody awaits: what goes wrong in it is reported.</summary>
internal static class TaskForgetting
{
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
        catch (OperationCanceledException)
        {
            // Ended on request.
        }
#pragma warning disable CA1031 // The boundary of work that nobody awaits: here is the last chance to say what went wrong.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.BackgroundFault(fault);
        }
    }
}
