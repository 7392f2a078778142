namespace PluginIm.Contracts.Manifest;

/// <summary>A member of an object: its name, where the name stands, its value.</summary>
internal sealed record ManifestMember(string Name, int Offset, ManifestNode Value);
