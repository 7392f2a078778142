namespace Prism.Regions;

/// <summary>Regions that XAML named could not be created or registered.</summary>
public class UpdateRegionsException(string? message, Exception? inner) : Exception(message, inner);
