using System.Windows;
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

    /// <summary>Shows invitations in the shell's own way where it has one, else in windows, until the first part of what is returned is disposed; the second takes the keyboard there.</summary>
    public static (IDisposable Shown, Action TakeKeyboard) Show(IContainerProvider container, NotificationListViewModel list)
    {
        if (container.Find<IImNotifications>() is { } shell)
        {
            var handed = new ShellNotifications(list, shell, container.Loggers().CreateLogger<ShellNotifications>());
            return (handed, handed.Activate);
        }

        var windows = new NotificationWindows(list, () => Application.Current?.MainWindow);
        return (windows, windows.TakeKeyboard);
    }

    /// <summary>Lets the agent answer from any program, until what is returned is disposed.</summary>
    public static NotificationShortcuts Serve(IContainerProvider container, Action takeKeyboard) => new(
        new GlobalShortcuts(),
        container.Resolve<NotificationListViewModel>(),
        container.Resolve<NotificationOptions>(),
        container.Resolve<ChannelStatusViewModel>(),
        takeKeyboard,
        container.Loggers().CreateLogger<NotificationShortcuts>());
}
