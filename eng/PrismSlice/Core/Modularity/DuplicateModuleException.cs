namespace Prism.Modularity;

/// <summary>Two modules of a catalog have the same name.</summary>
public class DuplicateModuleException(string? moduleName, string? message) : ModularityException(moduleName, message);
