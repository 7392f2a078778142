namespace Prism.Ioc;

public static class IContainerProviderExtensions
{
    public static T Resolve<T>(this IContainerProvider provider) => (T)provider.Resolve(typeof(T));

    public static T Resolve<T>(this IContainerProvider provider, string name) => (T)provider.Resolve(typeof(T), name);

    public static bool IsRegistered<T>(this IContainerProvider containerProvider) =>
        containerProvider is IContainerRegistry registry && registry.IsRegistered(typeof(T));

    public static bool IsRegistered<T>(this IContainerProvider containerProvider, string name) =>
        containerProvider is IContainerRegistry registry && registry.IsRegistered(typeof(T), name);
}
