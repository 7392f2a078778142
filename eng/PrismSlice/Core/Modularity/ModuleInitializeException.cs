namespace Prism.Modularity;

/// <summary>A module could not be made, or threw while it registered its types or started.</summary>
public class ModuleInitializeException : ModularityException
{
    public ModuleInitializeException(string? message)
        : base(null, message)
    {
    }

    public ModuleInitializeException(string? moduleName, string? message, Exception? innerException)
        : base(moduleName, $"An exception occurred while initializing module '{moduleName}'. The exception message was: {message}", innerException)
    {
    }

    public ModuleInitializeException(string? moduleName, string? moduleAssembly, string? message, Exception? innerException)
        : base(
            moduleName,
            $"An exception occurred while initializing module '{moduleName}' of assembly '{moduleAssembly}'. The exception message was: {message}",
            innerException)
    {
    }
}
