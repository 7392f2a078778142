namespace Prism.Ioc;

/// <summary>Takes registrations, at any time; the last one for a type holds.</summary>
public interface IContainerRegistry
{
    IContainerRegistry RegisterInstance(Type type, object instance);

    IContainerRegistry RegisterSingleton(Type from, Type to);

    IContainerRegistry RegisterSingleton(Type type, Func<object> factoryMethod);

    IContainerRegistry RegisterSingleton(Type type, Func<IContainerProvider, object> factoryMethod);

    /// <summary>One instance behind several services; behind all interfaces of the class where none is named.</summary>
    IContainerRegistry RegisterManySingleton(Type type, params Type[] serviceTypes);

    IContainerRegistry Register(Type from, Type to);

    IContainerRegistry Register(Type type, Func<object> factoryMethod);

    IContainerRegistry Register(Type type, Func<IContainerProvider, object> factoryMethod);

    /// <summary>The same class behind several services; behind all its interfaces where none is named.</summary>
    IContainerRegistry RegisterMany(Type type, params Type[] serviceTypes);

    bool IsRegistered(Type type);
}
