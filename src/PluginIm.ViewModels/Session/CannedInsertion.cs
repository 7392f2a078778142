namespace PluginIm.ViewModels;

/// <summary>A canned response on its way into the text.</summary>
/// <param name="Start">Where what it replaces begins.</param>
/// <param name="Length">How long that is.</param>
/// <param name="Text">What stands there then.</param>
public sealed record CannedInsertion(int Start, int Length, string Text);
