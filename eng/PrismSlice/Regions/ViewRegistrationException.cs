namespace Prism.Regions;

/// <summary>A view that was registered for a region could not be added to it.</summary>
public class ViewRegistrationException : Exception
{
    public ViewRegistrationException()
    {
    }

    public ViewRegistrationException(string? message)
        : base(message)
    {
    }

    public ViewRegistrationException(string? message, Exception? inner)
        : base(message, inner)
    {
    }
}
