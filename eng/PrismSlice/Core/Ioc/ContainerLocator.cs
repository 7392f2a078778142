namespace Prism.Ioc;

/// <summary>The container of the running application, for what cannot be given it: XAML and attached properties.</summary>
public static class ContainerLocator
{
    private static Func<IContainerExtension>? _factory;
    private static IContainerExtension? _current;

    /// <summary>The container, made at the first use; null before an application has said how.</summary>
    public static IContainerExtension Current => (_current ??= _factory?.Invoke())!;

    public static IContainerProvider Container => Current;

    public static void SetContainerExtension(Func<IContainerExtension> factory) => _factory = factory;

    public static void ResetContainer()
    {
        _current = null;
        _factory = null;
    }
}
