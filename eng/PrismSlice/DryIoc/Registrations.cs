using System.Reflection;
using LightInject;

namespace Prism.DryIoc;

/// <summary>What a service is made of, told to LightInject; without a lifetime it is made anew each time.</summary>
internal static class Registrations
{
    /// <param name="service">What is asked for.</param>
    /// <param name="implementation">The class that is made.</param>
    /// <param name="lifetime">Keeps the one instance.</param>
    public static Registration OfClass(Type service, Type implementation, SingletonLifetime? lifetime) =>
        new(implementation, container => container.Register(service, implementation, lifetime));

    /// <param name="service">What is asked for.</param>
    /// <param name="factory">Makes it.</param>
    /// <param name="lifetime">Keeps the one instance.</param>
    public static Registration OfFactory(Type service, Func<object> factory, SingletonLifetime? lifetime) => new(null, container => container.Register(new ServiceRegistration
    {
        ServiceType = service,
        ServiceName = string.Empty,
        FactoryExpression = FactoryFor(service, factory),
        Lifetime = lifetime,
    }));

    // LightInject wants a Func<IServiceFactory, TService> of the very service type.
    private static Delegate FactoryFor(Type service, Func<object> factory) => (Delegate)typeof(Registrations)
        .GetMethod(nameof(TypedFactory), BindingFlags.Static | BindingFlags.NonPublic)!
        .MakeGenericMethod(service)
        .Invoke(null, [factory])!;

    private static Func<IServiceFactory, T> TypedFactory<T>(Func<object> factory) => _ => (T)factory();
}
