namespace PluginIm.Contracts.Manifest;

/// <summary>When a module is loaded.</summary>
public enum ModuleLoading
{
    /// <summary>When the shell starts: <c>"startup"</c>, the default.</summary>
    Startup,

    /// <summary>When something asks for it: <c>"onDemand"</c>.</summary>
    OnDemand,
}
