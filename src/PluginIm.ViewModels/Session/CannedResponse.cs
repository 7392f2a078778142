namespace PluginIm.ViewModels;

/// <summary>A text that agents write often.</summary>
/// <param name="Shortcut">The word by which it is found.</param>
/// <param name="Text">The text, lines parted by a line feed.</param>
public sealed record CannedResponse(string Shortcut, string Text)
{
    /// <summary>The text in one line.</summary>
    public string Preview => Text.Replace('\n', ' ');
}
