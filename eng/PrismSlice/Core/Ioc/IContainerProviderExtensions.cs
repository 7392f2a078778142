namespace Prism.Ioc;

public static class IContainerProviderExtensions
{
    public static T Resolve<T>(this IContainerProvider provider) => (T)provider.Resolve(typeof(T));

    public static bool IsRegistered<T>(this IContainerProvider containerProvider) =>
        containerProvider is IContainerRegistry registry && registry.IsRegistered(typeof(T));
}
