namespace Prism.Modularity;

/// <summary>The catalog has no module of the name that was asked for.</summary>
public class ModuleNotFoundException(string? moduleName, string? message) : ModularityException(moduleName, message);
