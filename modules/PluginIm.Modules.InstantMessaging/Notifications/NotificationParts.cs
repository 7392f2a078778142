using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;
using PluginIm.Views;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Puts together what an agent hears and sees of invitations.</summary>
internal static class NotificationParts
{
    public static void Register(IContainerRegistry registry, SynchronizationContext userInterface)
    {
        registry.RegisterSingleton<NotificationOptions>(container => NotificationOptions.From(
            container.Resolve<IImSettings>(), container.Loggers().CreateLogger<NotificationOptions>()));
        if (!registry.IsRegistered(typeof(ISoundOutput)))
        {
            registry.RegisterSingleton<ISoundOutput>(container => new WindowsSound(container.Loggers().CreateLogger<WindowsSound>()));
        }

        registry.RegisterSingleton<Bells>(container => new Bells(container.Resolve<ISoundOutput>(), container.Time()));
        registry.RegisterSingleton<NotificationListViewModel>(container => new NotificationListViewModel(
            container.Resolve<ImChannel>(),
            container.Resolve<NotificationOptions>(),
            container.Resolve<Bells>(),
            container.Find<ITargetDirectory>(),
            container.Find<ITargetDirectoryChanges>(),
            container.Time(),
            userInterface,
            container.Loggers().CreateLogger<NotificationListViewModel>()));
        registry.RegisterSingleton<MissedListViewModel>(container => new MissedListViewModel(
            container.Resolve<NotificationListViewModel>(), container.Resolve<ImChannel>(), container.Resolve<ISessionOpener>(), container.Time()));
    }

    /// <summary>Lets the agent answer from any program, until what is returned is disposed.</summary>
    public static NotificationShortcuts Serve(IContainerProvider container, NotificationWindows windows) => new(
        new GlobalShortcuts(),
        container.Resolve<NotificationListViewModel>(),
        container.Resolve<NotificationOptions>(),
        container.Resolve<ChannelStatusViewModel>(),
        windows.TakeKeyboard,
        container.Loggers().CreateLogger<NotificationShortcuts>());
}
