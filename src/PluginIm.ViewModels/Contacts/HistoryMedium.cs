using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A choice of the filter by medium.</summary>
/// <param name="Medium">The only medium; null for all.</param>
public sealed record HistoryMedium(Medium? Medium)
{
    /// <summary>The choice in words.</summary>
    public string Text => Medium is { } medium ? MediumWording.Of(medium) : Words.HistoryAllMedia;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
