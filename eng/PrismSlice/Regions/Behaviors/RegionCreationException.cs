namespace Prism.Regions.Behaviors;

/// <summary>A region that XAML named could not be created.</summary>
public class RegionCreationException : Exception
{
    public RegionCreationException()
    {
    }

    public RegionCreationException(string? message)
        : base(message)
    {
    }

    public RegionCreationException(string? message, Exception? inner)
        : base(message, inner)
    {
    }
}
