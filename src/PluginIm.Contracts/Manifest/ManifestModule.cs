namespace PluginIm.Contracts.Manifest;

/// <summary>One module that the manifest lists.</summary>
public sealed record ManifestModule
{
    /// <summary>The name by which other modules depend on it; unique in the manifest.</summary>
    public required string Name { get; init; }

    /// <summary>The assembly's name without folder and extension.</summary>
    public required string Assembly { get; init; }

    /// <summary>The module class's full name.</summary>
    public required string Type { get; init; }

    /// <summary>Names of the modules that must be initialized before this one.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>When the module is loaded.</summary>
    public ModuleLoading Loading { get; init; }
}
