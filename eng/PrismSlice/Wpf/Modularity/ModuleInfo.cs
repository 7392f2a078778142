using System.Collections.ObjectModel;

namespace Prism.Modularity;

public class ModuleInfo : IModuleInfo
{
    public ModuleInfo(string name, string type, params string[] dependsOn)
    {
        ArgumentNullException.ThrowIfNull(dependsOn);
        ModuleName = name;
        ModuleType = type;
        DependsOn = [.. dependsOn];
    }

    public string ModuleName { get; set; }

    public string ModuleType { get; set; }

    public Collection<string> DependsOn { get; set; }

    public InitializationMode InitializationMode { get; set; }

    public string? Ref { get; set; }

    public ModuleState State { get; set; }
}
