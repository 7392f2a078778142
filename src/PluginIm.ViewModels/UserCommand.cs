using Microsoft.Extensions.Logging;

namespace PluginIm.ViewModels;

/// <summary>The boundary around what an agent's click starts.</summary>
internal static class UserCommand
{
    /// <summary>Runs a command to its end; a failure is logged, since nobody above a button could do anything about it.</summary>
    public static async Task RunAsync(ILogger logger, string command, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // The agent, or the end of the application, took the command back: nothing went wrong.
        }
        catch (Exception exception)
        {
            // The boundary: an exception that leaves a command would end the shell.
            ViewModelLog.CommandFailed(logger, command, exception);
        }
    }
}
