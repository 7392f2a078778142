namespace Prism.Modularity;

/// <summary>Modules depend on each other in a circle.</summary>
public class CyclicDependencyFoundException(string? moduleName, string? message, Exception? innerException)
    : ModularityException(moduleName, message, innerException);
