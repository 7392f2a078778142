namespace Prism.Modularity;

/// <summary>Makes a module's object and initializes it.</summary>
public interface IModuleInitializer
{
    void Initialize(IModuleInfo moduleInfo);
}
