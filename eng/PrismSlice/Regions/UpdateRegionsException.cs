namespace Prism.Regions;

/// <summary>Regions that XAML named could not be created or registered.</summary>
public class UpdateRegionsException : Exception
{
    public UpdateRegionsException()
    {
    }

    public UpdateRegionsException(string? message)
        : base(message)
    {
    }

    public UpdateRegionsException(string? message, Exception? inner)
        : base(message, inner)
    {
    }
}
