using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Contracts;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Finds what the shell gives; what is optional has a sensible absence.</summary>
internal static class ShellServices
{
    /// <summary>Names what the shell would have to give, and does not.</summary>
    public static IReadOnlyList<string> MissingServices(this IContainerProvider container) =>
    [
        .. Missing<IAgent>(container),
        .. Missing<ICredentials>(container),
        .. Missing<IImSettings>(container),
        .. Missing<IInteractionWindows>(container),
    ];

    /// <summary>The first of these services that the shell registers, and cannot make; null where it makes them all.</summary>
    public static ContainerResolutionException? FindUnmade(this IContainerProvider container)
    {
        try
        {
            _ = (container.Resolve<IAgent>(), container.Resolve<ICredentials>(), container.Resolve<IImSettings>(), container.Resolve<IInteractionWindows>());
            return null;
        }
        catch (ContainerResolutionException exception)
        {
            return exception;
        }
    }

    public static T? Find<T>(this IContainerProvider container)
        where T : class => container.IsRegistered<T>() ? container.Resolve<T>() : null;

    public static ILoggerFactory Loggers(this IContainerProvider container) => container.Find<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    public static TimeProvider Time(this IContainerProvider container) => container.Find<TimeProvider>() ?? TimeProvider.System;

    private static string[] Missing<T>(IContainerProvider container) => container.IsRegistered<T>() ? [] : [typeof(T).Name];
}
