namespace SampleShell;

/// <summary>Where the switch of this desktop is, and how it came there.</summary>
/// <param name="Address">Address as <c>tcp:127.0.0.1:5060</c>.</param>
/// <param name="Text">The same, for the status bar.</param>
/// <param name="Fault">What the agent must know of, or null.</param>
internal sealed record SwitchConnection(string Address, string Text, string? Fault);
