namespace Prism.Regions;

/// <summary>A view that was registered for a region could not be added to it.</summary>
public class ViewRegistrationException(string? message, Exception? inner) : Exception(message, inner);
