namespace Prism.Ioc;

/// <summary>Resolves services.</summary>
public interface IContainerProvider
{
    object Resolve(Type type);

    object Resolve(Type type, string name);
}
