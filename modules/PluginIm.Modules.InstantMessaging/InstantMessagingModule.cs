using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Brings instant messaging into the shell: channel, notifications, sessions, status.</summary>
public sealed class InstantMessagingModule : IModule
{
    private readonly Dispatcher _dispatcher = Dispatcher.CurrentDispatcher;
    private readonly Leaving _leaving = new(Dispatcher.CurrentDispatcher);

    /// <inheritdoc/>
    public void RegisterTypes(IContainerRegistry containerRegistry)
    {
        var userInterface = new DispatcherSynchronizationContext(_dispatcher);
        containerRegistry.RegisterSingleton<ImChannel>(container => ChannelFactory.Create(container, _dispatcher));
        containerRegistry.RegisterSingleton<ChannelStatusViewModel>(container =>
            new ChannelStatusViewModel(container.Resolve<ImChannel>(), container.Time(), userInterface) { Login = container.Find<ChannelLogin>() });
        if (containerRegistry.IsRegistered(typeof(IChannels)))
        {
            containerRegistry.RegisterSingleton<ChannelLogin>(container => new ChannelLogin(
                container.Resolve<ImChannel>(), container.Resolve<IChannels>(), userInterface, container.Loggers().CreateLogger<ChannelLogin>()));
        }

        NotificationParts.Register(containerRegistry, userInterface);
        InteractionParts.Register(containerRegistry, _leaving);
        containerRegistry.RegisterSingleton<ISessionOpener>(container => new SessionWindows(
            container.Resolve<ImChannel>(),
            container.Resolve<IInteractionWindows>(),
            _leaving,
            container.Time(),
            userInterface,
            container.Loggers(),
            SurroundingsFactory.Create(container),
            InteractionParts.Find(container)));
    }

    /// <inheritdoc/>
    public void OnInitialized(IContainerProvider containerProvider)
    {
        var logger = containerProvider.Loggers().CreateLogger<InstantMessagingModule>();
        if (containerProvider.MissingServices() is { Count: > 0 } missing)
        {
            ModuleLog.ServicesMissing(logger, string.Join(", ", missing));
            return;
        }

        new ChannelLife(containerProvider, new Boundary(logger), logger, _dispatcher, _leaving).Begin();
    }
}
