namespace Prism.Modularity;

/// <summary>Something is wrong with a module; <see cref="ModuleName"/> says with which.</summary>
public class ModularityException : Exception
{
    public ModularityException()
    {
    }

    public ModularityException(string? message)
        : base(message)
    {
    }

    public ModularityException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public ModularityException(string? moduleName, string? message)
        : this(moduleName, message, null)
    {
    }

    public ModularityException(string? moduleName, string? message, Exception? innerException)
        : base(message, innerException) => ModuleName = moduleName;

    public string? ModuleName { get; set; }
}
