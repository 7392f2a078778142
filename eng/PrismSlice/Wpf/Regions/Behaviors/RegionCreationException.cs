namespace Prism.Regions.Behaviors;

/// <summary>A region that XAML named could not be created.</summary>
public class RegionCreationException(string? message, Exception? inner) : Exception(message, inner);
