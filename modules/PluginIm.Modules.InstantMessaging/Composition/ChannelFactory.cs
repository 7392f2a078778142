using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.Messaging.Journal;
using PluginIm.Messaging.Sip;
using PluginIm.Sip;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Puts the instant-messaging channel together from what the shell gives.</summary>
internal static class ChannelFactory
{
    public static ImChannel Create(IContainerProvider container, Dispatcher dispatcher)
    {
        var agent = container.Resolve<IAgent>();
        var settings = container.Resolve<IImSettings>();
        var loggers = container.Loggers();
        var time = container.Time();
        var carrierOptions = SipImCarrierOptions.From(
            settings, agent, container.Resolve<ICredentials>(), loggers.CreateLogger<SipImCarrierOptions>()) with
        {
            EndpointFactory = container.Find<ISipEndpointFactory>() ?? new SipEndpointFactory(),
        };
        return new ImChannel(
            new SipImCarrier(carrierOptions, time, loggers),
            new ImParty(agent.SipAddress, agent.Logon, agent.DisplayName),
            ImOptions.From(settings, loggers.CreateLogger<ImOptions>()),
            container.Find<ITargetDirectory>(),
            time,
            loggers,
            CreateJournal(agent, settings, time, loggers),
            container.Find<IPrivileges>(),
            FindInteractionBy(container.Find<IInteractions>(), dispatcher));
    }

    /// <summary>The shell is asked for its interactions on its own thread.</summary>
    private static Func<string, ValueTask<IInteraction?>>? FindInteractionBy(IInteractions? interactions, Dispatcher dispatcher) => interactions is null
        ? null
        : id => new ValueTask<IInteraction?>(dispatcher.InvokeAsync(() => interactions.Open.FirstOrDefault(interaction => interaction.Id == id)).Task);

    private static SqliteImJournal? CreateJournal(IAgent agent, IImSettings settings, TimeProvider time, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger<SqliteImJournal>();
        var options = SqliteImJournalOptions.From(settings, logger);
        if (!options.IsOn)
        {
            return null;
        }

        NativeLibraries.Serve();
        return new SqliteImJournal(agent.SipAddress, options, time, logger);
    }
}
