namespace Prism.Modularity;

/// <summary>Nobody knows how to load the module's assembly.</summary>
public class ModuleTypeLoaderNotFoundException(string? moduleName, string? message, Exception? innerException)
    : ModularityException(moduleName, message, innerException);
