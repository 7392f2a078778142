namespace PluginIm.Contracts;

/// <summary>Whether an action is offered for a target.</summary>
/// <param name="IsVisible">Whether the menu shows the action at all.</param>
/// <param name="IsEnabled">Whether the agent can take it.</param>
/// <param name="Reason">Why the action cannot be taken, to be shown with the greyed entry; null when it can.</param>
public sealed record TargetActionState(bool IsVisible, bool IsEnabled, string? Reason);
