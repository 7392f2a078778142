using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A line of a case where there is room for a few: what it is called, and the beginning of its value.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Value">The value, in one line.</param>
public sealed record CaseSummaryLine(string Label, string Value)
{
    /// <summary>The line in words, as it is read aloud.</summary>
    public string Text => Wording.Fill(Words.LineUntimed, Label, Value);
}
