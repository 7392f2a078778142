using System.Collections.ObjectModel;

namespace Prism.Modularity;

public class ModuleInfo : IModuleInfo
{
    public ModuleInfo()
        : this((string)null!, null!, [])
    {
    }

    public ModuleInfo(string name, string type)
        : this(name, type, [])
    {
    }

    public ModuleInfo(string name, string type, params string[] dependsOn)
    {
        ArgumentNullException.ThrowIfNull(dependsOn);
        ModuleName = name;
        ModuleType = type;
        DependsOn = [.. dependsOn];
    }

    public ModuleInfo(Type moduleType)
        : this(moduleType, moduleType.Name)
    {
    }

    public ModuleInfo(Type moduleType, string moduleName)
        : this(moduleType, moduleName, InitializationMode.WhenAvailable)
    {
    }

    public ModuleInfo(Type moduleType, string moduleName, InitializationMode initializationMode)
        : this(moduleName, moduleType.AssemblyQualifiedName!) => InitializationMode = initializationMode;

    public string ModuleName { get; set; }

    public string ModuleType { get; set; }

    public Collection<string> DependsOn { get; set; }

    public InitializationMode InitializationMode { get; set; }

    public string? Ref { get; set; }

    public ModuleState State { get; set; }
}
