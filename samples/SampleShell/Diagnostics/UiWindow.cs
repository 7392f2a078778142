namespace SampleShell;

/// <summary>A window, or a menu of one, with its controls in tree order.</summary>
internal sealed record UiWindow(string Title, bool IsActive, UiBounds Bounds, IReadOnlyList<UiElement> Elements);
