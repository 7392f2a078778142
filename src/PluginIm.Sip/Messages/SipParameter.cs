namespace PluginIm.Sip;

/// <summary>One <c>;name=value</c>, or <c>;name</c> when the value is null. The value is as on the wire, quotes included.</summary>
/// <param name="Name">The name; compared without regard to case.</param>
/// <param name="Value">The value as on the wire, or null where there is none.</param>
public readonly record struct SipParameter(string Name, string? Value);
