namespace Prism.Modularity;

/// <summary>A module's assembly could not be loaded.</summary>
public class ModuleTypeLoadingException : ModularityException
{
    public ModuleTypeLoadingException()
    {
    }

    public ModuleTypeLoadingException(string? message)
        : base(message)
    {
    }

    public ModuleTypeLoadingException(string? message, Exception? exception)
        : base(message, exception)
    {
    }

    public ModuleTypeLoadingException(string? moduleName, string? message)
        : this(moduleName, message, null)
    {
    }

    public ModuleTypeLoadingException(string? moduleName, string? message, Exception? innerException)
        : base(moduleName, $"Failed to load type for module {moduleName}. Error was: {message}.", innerException)
    {
    }
}
