namespace PluginIm.Contracts;

/// <summary>Tells which of the shell's own regions a module is to fill.</summary>
/// <example>
/// <code>
/// containerRegistry.RegisterInstance&lt;IRegionMap&gt;(Manifest);
/// </code>
/// </example>
public interface IRegionMap
{
    /// <summary>Finds the shell's region for one of the plugin's.</summary>
    /// <param name="imRegion">One of <see cref="ImRegions"/>.</param>
    /// <returns>The name of the shell's region, or null when the shell has no place for it.</returns>
    string? Find(string imRegion);
}
