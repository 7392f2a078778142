using LightInject;

namespace Prism.DryIoc;

/// <summary>One instance for the application's life. It belongs to the registration, so it outlives a rebuilt container.</summary>
internal sealed class SingletonLifetime : ILifetime
{
    private readonly Lock _lock = new();
    private object? _instance;

    public object GetInstance(Func<object> createInstance, Scope scope)
    {
        lock (_lock)
        {
            return _instance ??= createInstance();
        }
    }
}
