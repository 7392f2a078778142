using Prism.Ioc;

namespace Prism.Modularity;

public class ModuleInitializer : IModuleInitializer
{
    private readonly IContainerExtension _containerExtension;

    public ModuleInitializer(IContainerExtension containerExtension)
    {
        ArgumentNullException.ThrowIfNull(containerExtension);
        _containerExtension = containerExtension;
    }

    /// <exception cref="ModuleInitializeException">The module could not be made, or failed; its name is in the message.</exception>
    public void Initialize(IModuleInfo moduleInfo)
    {
        ArgumentNullException.ThrowIfNull(moduleInfo);
        string? assembly = null;
        try
        {
            IModule module = CreateModule(moduleInfo);
            assembly = module.GetType().Assembly.FullName;
            module.RegisterTypes(_containerExtension);
            module.OnInitialized(_containerExtension);
        }
        catch (Exception exception) when (exception is not ModuleInitializeException)
        {
            // Whatever a module's entry throws is told together with the module's name.
            throw assembly is null
                ? new ModuleInitializeException(moduleInfo.ModuleName, exception.Message, exception)
                : new ModuleInitializeException(moduleInfo.ModuleName, assembly, exception.Message, exception);
        }
    }

    protected virtual IModule CreateModule(IModuleInfo moduleInfo)
    {
        ArgumentNullException.ThrowIfNull(moduleInfo);
        Type moduleType = Type.GetType(moduleInfo.ModuleType) ?? throw new ModuleInitializeException(
            $"Unable to retrieve the module type {moduleInfo.ModuleType} from the loaded assemblies.");
        return (IModule)_containerExtension.Resolve(moduleType);
    }
}
