using PluginIm.Contracts;

namespace PluginIm.ViewModels;

/// <summary>What a session's view uses of the desktop around it. What is null is not offered.</summary>
public sealed record SessionSurroundings
{
    /// <summary>Says how reachable the parties are.</summary>
    public ITargetDirectory? Directory { get; init; }

    /// <summary>Tells when that may have changed.</summary>
    public ITargetDirectoryChanges? DirectoryChanges { get; init; }
}
