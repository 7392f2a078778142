namespace SampleShell;

/// <summary>A control as assistive technology sees it.</summary>
internal sealed record UiElement(
    string AutomationId,
    string Name,
    string ControlType,
    string? Value,
    bool IsEnabled,
    bool HasFocus,
    bool IsOffscreen,
    int Depth,
    UiBounds Bounds);
