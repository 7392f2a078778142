namespace Prism.Modularity;

/// <summary>Nobody knows how to load the module's assembly.</summary>
public class ModuleTypeLoaderNotFoundException : ModularityException
{
    public ModuleTypeLoaderNotFoundException()
    {
    }

    public ModuleTypeLoaderNotFoundException(string? message)
        : base(message)
    {
    }

    public ModuleTypeLoaderNotFoundException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public ModuleTypeLoaderNotFoundException(string? moduleName, string? message)
        : base(moduleName, message)
    {
    }

    public ModuleTypeLoaderNotFoundException(string? moduleName, string? message, Exception? innerException)
        : base(moduleName, message, innerException)
    {
    }
}
