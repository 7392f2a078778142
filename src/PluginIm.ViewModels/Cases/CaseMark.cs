namespace PluginIm.ViewModels;

/// <summary>What has become of a value since the agent looked last.</summary>
public enum CaseMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It was not there.</summary>
    Added,

    /// <summary>It was another.</summary>
    Changed,
}
