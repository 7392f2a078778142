namespace SampleShell;

/// <summary>A role in the menu.</summary>
internal sealed record RoleChoice(string Name, bool IsCurrent);
