namespace PluginIm.Architecture.Tests.Projects;

/// <summary>A project reference.</summary>
/// <param name="Target">The referenced project's name.</param>
/// <param name="IsBuildOrder">Whether the target is only built before, and not compiled against.</param>
internal sealed record ProjectEdge(string Target, bool IsBuildOrder);
