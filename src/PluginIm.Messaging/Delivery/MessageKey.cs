namespace PluginIm.Messaging;

/// <summary>A message among those of all sessions.</summary>
/// <param name="Author">Address of who wrote it.</param>
/// <param name="Id">The identity that its author gave it.</param>
internal readonly record struct MessageKey(string Author, string Id);
