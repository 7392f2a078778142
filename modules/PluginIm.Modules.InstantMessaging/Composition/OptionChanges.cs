using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Has options that are changed while the shell runs take effect, as far as <see cref="Contracts.Options.ImOption.TakesEffect"/> says so.</summary>
internal sealed class OptionChanges(
    IContainerProvider container, NotificationListViewModel notifications, NotificationShortcuts shortcuts, Dispatcher dispatcher, Boundary boundary)
{
    /// <summary>May be called on any thread.</summary>
    public void OnChanged(object? sender, EventArgs arguments) => dispatcher.BeginInvoke(() => boundary.Run("read changed options", Read));

    private void Read()
    {
        var settings = container.Resolve<IImSettings>();
        var loggers = container.Loggers();
        container.Resolve<ImChannel>().Use(ImOptions.From(settings, loggers.CreateLogger<ImOptions>()));
        var options = NotificationOptions.From(settings, loggers.CreateLogger<NotificationOptions>());
        notifications.Options = options;
        shortcuts.Use(options);
    }
}
