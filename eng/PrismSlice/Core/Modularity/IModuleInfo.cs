using System.Collections.ObjectModel;

namespace Prism.Modularity;

public interface IModuleInfo
{
    Collection<string> DependsOn { get; set; }

    InitializationMode InitializationMode { get; set; }

    string ModuleName { get; set; }

    /// <summary>The module class's assembly-qualified name.</summary>
    string ModuleType { get; set; }

    /// <summary>Where the assembly is (<c>file://…</c>), when the runtime does not find it by itself; else null.</summary>
    string? Ref { get; set; }

    ModuleState State { get; set; }
}
