using Microsoft.Extensions.Logging;
using Softphone;

namespace SampleShell;

/// <summary>Signs the telephone in; a desktop without one works all the same.</summary>
internal static partial class TelephoneStart
{
    public static void Begin(Phone phone, ILogger logger) => _ = RunAsync(phone, logger);

    private static async Task RunAsync(Phone phone, ILogger logger)
    {
        try
        {
            await phone.StartAsync();
        }
        catch (Exception fault)
        {
            // The boundary of work that nobody awaits.
            NotStarted(logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The telephone could not be started")]
    private static partial void NotStarted(ILogger logger, Exception fault);
}
