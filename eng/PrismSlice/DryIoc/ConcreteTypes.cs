using System.Reflection;
using LightInject;

namespace Prism.DryIoc;

/// <summary>
/// Prism's container makes a concrete class that nobody registered (a view, a module). LightInject wants each one registered:
/// this registers those that a service leads to through constructors, before the service is resolved.
/// </summary>
internal sealed class ConcreteTypes(ServiceContainer container, IReadOnlyDictionary<Type, Registration> registrations)
{
    private readonly HashSet<Type> _included = [];

    public void Include(Type type)
    {
        if (!_included.Add(type))
        {
            return;
        }

        if (registrations.TryGetValue(type, out Registration? registration))
        {
            IncludeConstructorsOf(registration.Implementation);
        }
        else if (IsDeferred(type))
        {
            Include(type.GetGenericArguments()[^1]);
        }
        else if (CanBeMade(type))
        {
            container.Register(type);
            IncludeConstructorsOf(type);
        }
    }

    private void IncludeConstructorsOf(Type? implementation)
    {
        foreach (ConstructorInfo constructor in implementation?.GetConstructors() ?? [])
        {
            foreach (ParameterInfo parameter in constructor.GetParameters())
            {
                Include(parameter.ParameterType);
            }
        }
    }

    private static bool IsDeferred(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Lazy<>) || type.GetGenericTypeDefinition() == typeof(Func<>));

    private static bool CanBeMade(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && type != typeof(string)
        && !type.IsArray
        && !typeof(Delegate).IsAssignableFrom(type)
        && type.GetConstructors().Length > 0;
}
