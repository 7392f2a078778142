using Microsoft.Extensions.Logging;

namespace Softphone;

/// <summary>The one way to start work that nobody awaits: what goes wrong in it is reported.</summary>
internal static class Background
{
    public static void Forget(this Task task, ILogger logger) => _ = ReportAsync(task, logger);

    private static async Task ReportAsync(Task task, ILogger logger)
    {
        try
        {
            await task;
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
        {
            // The telephone is taken down.
        }
#pragma warning disable CA1031 // The boundary of work that nobody awaits: here is the last chance to say what went wrong.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.BackgroundFault(fault);
        }
    }
}
