namespace Prism.Modularity;

/// <summary>Two modules of a catalog have the same name.</summary>
public class DuplicateModuleException : ModularityException
{
    public DuplicateModuleException()
    {
    }

    public DuplicateModuleException(string? message)
        : base(message)
    {
    }

    public DuplicateModuleException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public DuplicateModuleException(string? moduleName, string? message)
        : base(moduleName, message)
    {
    }

    public DuplicateModuleException(string? moduleName, string? message, Exception? innerException)
        : base(moduleName, message, innerException)
    {
    }
}
