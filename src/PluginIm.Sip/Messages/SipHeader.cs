namespace PluginIm.Sip;

/// <summary>One header line.</summary>
/// <param name="Name">The name, in its long form and usual case where it is a known one.</param>
/// <param name="Value">The value of the whole line, unfolded.</param>
public readonly record struct SipHeader(string Name, string Value);
