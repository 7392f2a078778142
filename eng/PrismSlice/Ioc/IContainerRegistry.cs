namespace Prism.Ioc;

/// <summary>Takes registrations, at any time; the last one for a type and name holds.</summary>
public interface IContainerRegistry
{
    IContainerRegistry RegisterInstance(Type type, object instance);

    IContainerRegistry RegisterInstance(Type type, object instance, string name);

    IContainerRegistry RegisterSingleton(Type from, Type to);

    IContainerRegistry RegisterSingleton(Type from, Type to, string name);

    IContainerRegistry RegisterSingleton(Type type, Func<object> factoryMethod);

    IContainerRegistry RegisterSingleton(Type type, Func<IContainerProvider, object> factoryMethod);

    IContainerRegistry Register(Type from, Type to);

    IContainerRegistry Register(Type from, Type to, string name);

    IContainerRegistry Register(Type type, Func<object> factoryMethod);

    IContainerRegistry Register(Type type, Func<IContainerProvider, object> factoryMethod);

    bool IsRegistered(Type type);

    bool IsRegistered(Type type, string name);
}
