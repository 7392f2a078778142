namespace Prism.Modularity;

/// <summary>A module's assembly could not be loaded, or its module failed once it was.</summary>
public class ModuleTypeLoadingException(string? moduleName, string? message, Exception? innerException)
    : ModularityException(moduleName, $"Failed to load type for module {moduleName}. Error was: {message}.", innerException);
