namespace PluginIm.Architecture.Tests.Projects;

/// <summary>A package reference, and whether the project itself says its version.</summary>
internal sealed record ProjectPackage(string Name, bool HasVersion);
