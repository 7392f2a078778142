namespace Prism.Ioc;

public static class IContainerRegistryExtensions
{
    public static IContainerRegistry RegisterInstance<TInterface>(this IContainerRegistry containerRegistry, TInterface instance)
        where TInterface : notnull =>
        containerRegistry.RegisterInstance(typeof(TInterface), instance);

    public static IContainerRegistry RegisterSingleton<TFrom, TTo>(this IContainerRegistry containerRegistry)
        where TTo : TFrom =>
        containerRegistry.RegisterSingleton(typeof(TFrom), typeof(TTo));

    public static IContainerRegistry RegisterSingleton<T>(
        this IContainerRegistry containerRegistry, Func<IContainerProvider, object> factoryMethod) =>
        containerRegistry.RegisterSingleton(typeof(T), factoryMethod);
}
