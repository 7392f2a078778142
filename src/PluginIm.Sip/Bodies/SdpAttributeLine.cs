namespace PluginIm.Sip;

/// <summary>An <c>a=name:value</c> or <c>a=name</c> line (RFC 8866 section 5.13).</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, or null for a flag.</param>
public readonly record struct SdpAttributeLine(string Name, string? Value);
