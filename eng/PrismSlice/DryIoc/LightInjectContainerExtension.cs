using System.Diagnostics.CodeAnalysis;
using LightInject;
using Prism.Ioc;

namespace Prism.DryIoc;

/// <summary>
/// Prism's container on LightInject. LightInject ignores a second registration of a service once anything was resolved;
/// modules register at any time. So the registrations are kept here, and LightInject's container is rebuilt from them
/// at the first resolve after one was added; singletons live in their registrations and are not made again.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Disposing LightInject's container would end singletons that live as long as the program.")]
internal sealed class LightInjectContainerExtension : IContainerExtension
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Type, Registration> _registrations = [];
    private ServiceContainer? _container;
    private ConcreteTypes? _concreteTypes;

    public LightInjectContainerExtension()
    {
        RegisterInstance(typeof(IContainerExtension), this);
        RegisterInstance(typeof(IContainerProvider), this);
    }

    public void FinalizeExtension()
    {
    }

    public IContainerRegistry RegisterInstance(Type type, object instance) =>
        Add(type, new Registration(null, container => container.RegisterInstance(type, instance)));

    public IContainerRegistry RegisterSingleton(Type from, Type to) => Add(from, Registrations.OfClass(from, to, new SingletonLifetime()));

    public IContainerRegistry RegisterSingleton(Type type, Func<object> factoryMethod) => RegisterSingleton(type, _ => factoryMethod());

    public IContainerRegistry RegisterSingleton(Type type, Func<IContainerProvider, object> factoryMethod) =>
        Add(type, Registrations.OfFactory(type, () => factoryMethod(this), new SingletonLifetime()));

    public IContainerRegistry RegisterManySingleton(Type type, params Type[] serviceTypes) => AddMany(type, serviceTypes, new SingletonLifetime());

    public IContainerRegistry Register(Type from, Type to) => Add(from, Registrations.OfClass(from, to, lifetime: null));

    public IContainerRegistry Register(Type type, Func<object> factoryMethod) => Register(type, _ => factoryMethod());

    public IContainerRegistry Register(Type type, Func<IContainerProvider, object> factoryMethod) =>
        Add(type, Registrations.OfFactory(type, () => factoryMethod(this), lifetime: null));

    public IContainerRegistry RegisterMany(Type type, params Type[] serviceTypes) => AddMany(type, serviceTypes, lifetime: null);

    public bool IsRegistered(Type type)
    {
        lock (_lock)
        {
            return _registrations.ContainsKey(type);
        }
    }

    public object Resolve(Type type)
    {
        try
        {
            return ContainerFor(type).GetInstance(type);
        }
        catch (Exception exception)
        {
            // Whatever a constructor throws is told together with the service that could not be made, as Prism does.
            throw new ContainerResolutionException(type, exception);
        }
    }

    private LightInjectContainerExtension AddMany(Type type, Type[] serviceTypes, SingletonLifetime? lifetime)
    {
        foreach (Type service in serviceTypes.Length == 0 ? type.GetInterfaces() : serviceTypes)
        {
            Add(service, Registrations.OfClass(service, type, lifetime));
        }

        return this;
    }

    private LightInjectContainerExtension Add(Type type, Registration registration)
    {
        lock (_lock)
        {
            _registrations[type] = registration;
            _container = null;
        }

        return this;
    }

    private ServiceContainer ContainerFor(Type type)
    {
        lock (_lock)
        {
            if (_container is null)
            {
                _container = new ServiceContainer(new ContainerOptions
                {
                    EnableOptionalArguments = true,
                    EnablePropertyInjection = false,
                    EnableVariance = false,
                });
                foreach (Registration registration in _registrations.Values)
                {
                    registration.Apply(_container);
                }

                _concreteTypes = new ConcreteTypes(_container, _registrations);
            }

            _concreteTypes!.Include(type);
            return _container;
        }
    }
}
