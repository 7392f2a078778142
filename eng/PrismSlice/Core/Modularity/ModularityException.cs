namespace Prism.Modularity;

/// <summary>Something is wrong with a module; <see cref="ModuleName"/> says with which.</summary>
public class ModularityException(string? moduleName, string? message, Exception? innerException) : Exception(message, innerException)
{
    public ModularityException(string? moduleName, string? message)
        : this(moduleName, message, null)
    {
    }

    public string? ModuleName { get; set; } = moduleName;
}
