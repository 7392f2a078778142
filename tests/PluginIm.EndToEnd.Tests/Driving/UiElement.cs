namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>A control as the shell's automation tree shows it.</summary>
internal sealed record UiElement(
    string AutomationId,
    string Name,
    string ControlType,
    string? Value,
    bool IsEnabled,
    bool HasFocus,
    bool IsOffscreen,
    int Depth,
    UiBounds Bounds)
{
    /// <summary>What a person reads there.</summary>
    public string Text => string.IsNullOrEmpty(Value) ? Name : Value;
}
