namespace Prism.Modularity;

/// <summary>Modules depend on each other in a circle.</summary>
public class CyclicDependencyFoundException : ModularityException
{
    public CyclicDependencyFoundException()
    {
    }

    public CyclicDependencyFoundException(string? message)
        : base(message)
    {
    }

    public CyclicDependencyFoundException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public CyclicDependencyFoundException(string? moduleName, string? message, Exception? innerException)
        : base(moduleName, message, innerException)
    {
    }
}
