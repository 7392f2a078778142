using Microsoft.Extensions.Logging;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>
/// The boundary between the shell and this module. Whatever fails in a step is logged, and the shell goes on: an agent without
/// instant messaging still has everything else.
/// </summary>
internal sealed class Boundary(ILogger logger)
{
    public void Run(string step, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            ModuleLog.StepFailed(logger, step, exception);
        }
    }

    public async Task RunAsync(string step, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            ModuleLog.StepFailed(logger, step, exception);
        }
    }
}
