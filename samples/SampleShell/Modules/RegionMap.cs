using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The manifest's map from the plugin's regions to the shell's.</summary>
internal sealed class RegionMap : IRegionMap
{
    private readonly IReadOnlyDictionary<string, string> _regions;

    public RegionMap(IReadOnlyDictionary<string, string> regions) => _regions = regions;

    public string? Find(string imRegion) => _regions.GetValueOrDefault(imRegion);
}
