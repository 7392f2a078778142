namespace Prism.Ioc;

/// <summary>Takes registrations, at any time; the last one for a type holds.</summary>
public interface IContainerRegistry
{
    IContainerRegistry RegisterInstance(Type type, object instance);

    IContainerRegistry RegisterSingleton(Type from, Type to);

    IContainerRegistry RegisterSingleton(Type type, Func<IContainerProvider, object> factoryMethod);

    bool IsRegistered(Type type);
}
