namespace PluginIm.ViewModels;

/// <summary>A shortcut that does not work.</summary>
/// <param name="Shortcut">The keys.</param>
/// <param name="Refusal">Why not.</param>
public sealed record RefusedShortcut(Shortcut Shortcut, ShortcutRefusal Refusal);
