namespace PluginIm.Contracts.Manifest;

/// <summary>What a fault of the manifest means for its use.</summary>
public enum ManifestFaultSeverity
{
    /// <summary>The manifest can be used; something in it has no effect.</summary>
    Warning,

    /// <summary>The manifest cannot be used.</summary>
    Error,
}
