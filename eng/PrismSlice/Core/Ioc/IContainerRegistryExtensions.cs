namespace Prism.Ioc;

public static class IContainerRegistryExtensions
{
    public static IContainerRegistry RegisterInstance<TInterface>(this IContainerRegistry containerRegistry, TInterface instance)
        where TInterface : notnull =>
        containerRegistry.RegisterInstance(typeof(TInterface), instance);

    public static IContainerRegistry RegisterSingleton(this IContainerRegistry containerRegistry, Type type) => containerRegistry.RegisterSingleton(type, type);

    public static IContainerRegistry RegisterSingleton<T>(this IContainerRegistry containerRegistry) => containerRegistry.RegisterSingleton(typeof(T));

    public static IContainerRegistry RegisterSingleton<TFrom, TTo>(this IContainerRegistry containerRegistry)
        where TTo : TFrom =>
        containerRegistry.RegisterSingleton(typeof(TFrom), typeof(TTo));

    public static IContainerRegistry RegisterSingleton<T>(this IContainerRegistry containerRegistry, Func<object> factoryMethod) =>
        containerRegistry.RegisterSingleton(typeof(T), factoryMethod);

    public static IContainerRegistry RegisterSingleton<T>(
        this IContainerRegistry containerRegistry, Func<IContainerProvider, object> factoryMethod) =>
        containerRegistry.RegisterSingleton(typeof(T), factoryMethod);

    public static IContainerRegistry RegisterManySingleton<T>(this IContainerRegistry containerRegistry, params Type[] serviceTypes) =>
        containerRegistry.RegisterManySingleton(typeof(T), serviceTypes);

    public static IContainerRegistry Register(this IContainerRegistry containerRegistry, Type type) => containerRegistry.Register(type, type);

    public static IContainerRegistry Register<T>(this IContainerRegistry containerRegistry) => containerRegistry.Register(typeof(T));

    public static IContainerRegistry Register<TFrom, TTo>(this IContainerRegistry containerRegistry)
        where TTo : TFrom =>
        containerRegistry.Register(typeof(TFrom), typeof(TTo));

    public static IContainerRegistry Register<T>(this IContainerRegistry containerRegistry, Func<object> factoryMethod) =>
        containerRegistry.Register(typeof(T), factoryMethod);

    public static IContainerRegistry Register<T>(this IContainerRegistry containerRegistry, Func<IContainerProvider, object> factoryMethod) =>
        containerRegistry.Register(typeof(T), factoryMethod);

    public static IContainerRegistry RegisterMany<T>(this IContainerRegistry containerRegistry, params Type[] serviceTypes) =>
        containerRegistry.RegisterMany(typeof(T), serviceTypes);

    public static bool IsRegistered<T>(this IContainerRegistry containerRegistry) => containerRegistry.IsRegistered(typeof(T));
}
