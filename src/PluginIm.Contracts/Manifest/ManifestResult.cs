namespace PluginIm.Contracts.Manifest;

/// <summary>What reading a manifest gave.</summary>
/// <param name="Manifest">The manifest; null when there is an error among the faults.</param>
/// <param name="Faults">All faults that were found, in the order of the file.</param>
public sealed record ManifestResult(ModuleManifest? Manifest, IReadOnlyList<ManifestFault> Faults);
