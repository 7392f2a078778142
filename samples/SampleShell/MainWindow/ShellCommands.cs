using System.Windows.Input;

namespace SampleShell;

/// <summary>What the agent can ask for in every window of the desktop.</summary>
internal static class ShellCommands
{
    /// <summary>To the search field, from wherever the agent is.</summary>
    public static RoutedCommand FindTarget { get; } = new(
        nameof(FindTarget), typeof(ShellCommands), [new KeyGesture(Key.F, ModifierKeys.Control | ModifierKeys.Shift)]);
}
