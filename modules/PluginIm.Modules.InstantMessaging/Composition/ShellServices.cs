using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Finds what the shell gives; what is optional has a sensible absence.</summary>
internal static class ShellServices
{
    public static T? Find<T>(this IContainerProvider container)
        where T : class => container.IsRegistered<T>() ? container.Resolve<T>() : null;

    public static ILoggerFactory Loggers(this IContainerProvider container) => container.Find<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    public static TimeProvider Time(this IContainerProvider container) => container.Find<TimeProvider>() ?? TimeProvider.System;
}
