namespace PluginIm.Contracts.Manifest;

/// <summary>What <c>module-manifest.json</c> says: the modules, which of the shell's regions they fill, and the options' values.</summary>
public sealed record ModuleManifest
{
    /// <summary>The modules in the order in which the manifest lists them.</summary>
    public required IReadOnlyList<ManifestModule> Modules { get; init; }

    /// <summary>The plugin's region names (see <see cref="ImRegions"/>) with the names of the shell's own regions.</summary>
    public required IReadOnlyDictionary<string, string> Regions { get; init; }

    /// <summary>Options by their flat names, for example <c>im.toast-timeout</c>; numbers and true/false as their JSON text.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }
}
