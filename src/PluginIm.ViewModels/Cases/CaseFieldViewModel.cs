using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A value of a case, a contact or an earlier interaction, as it is shown. Nothing of it can be set. Used on the user-interface thread.</summary>
public sealed partial class CaseFieldViewModel : ObservableObject
{
    private const int LongestWhole = 600;
    private const int LongestStart = 400;
    private const int MostLines = 8;

    private readonly LinksViewModel _links;
    private readonly TimeProvider _timeProvider;
    private CaseField _field;

    internal CaseFieldViewModel(CaseField field, string? heading, LinksViewModel links, TimeProvider timeProvider)
    {
        (_field, _links, _timeProvider) = (field, links, timeProvider);
        Heading = heading;
        Text = CaseValueWording.Of(field, timeProvider);
    }

    /// <summary>What the value is called; empty for a text that stands for itself.</summary>
    public string Label => PlainText.LineOf(_field.Label);

    /// <summary>The whole value, worded in the agent's culture.</summary>
    public string Text { get; private set; }

    /// <summary>What stands above the value, where a group begins; else null.</summary>
    [ObservableProperty]
    public partial string? Heading { get; internal set; }

    /// <summary>What has become of the value since the agent looked last.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(MarkText), nameof(AutomationName))]
    public partial CaseMark Mark { get; internal set; }

    /// <summary>The same in a word; null for nothing.</summary>
    public string? MarkText => Mark switch
    {
        CaseMark.Added => Words.CaseMarkAdded,
        CaseMark.Changed => Words.CaseMarkChanged,
        _ => null,
    };

    /// <summary>Whether the value is too long to be shown whole before the agent asks for it.</summary>
    public bool IsLong => Text.Length > LongestWhole || Text.AsSpan().Count('\n') >= MostLines;

    /// <summary>Whether the whole of a long value is shown.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(ToggleText), nameof(Pieces))]
    public partial bool IsExpanded { get; private set; }

    /// <summary>What shows the rest of a long value, or hides it again, in words.</summary>
    public string ToggleText => IsExpanded ? Words.CaseShowLess : Wording.Fill(Words.CaseShowAll, Text.Length);

    /// <summary>What is shown of the value, links and numbers apart from the rest.</summary>
    public IReadOnlyList<TextPiece> Pieces => IsLong && !IsExpanded ? _links.PiecesOf(Start() + "…") : CaseValuePieces.Of(_field, Text, _links);

    /// <summary>Whether the value runs from right to left.</summary>
    public bool IsRightToLeft => TextDirection.IsRightToLeft(Text);

    /// <summary>Where the value leads that can be opened, each once.</summary>
    public IReadOnlyList<TextPiece> Targets => [.. CaseValuePieces.Of(_field, Text, _links).Where(piece => !piece.IsPlain).DistinctBy(piece => piece.ActionText)];

    /// <summary>Opens links and numbers of the value.</summary>
    public LinksViewModel Links => _links;

    /// <summary>Label and value as they are copied.</summary>
    public string CopyText => Label.Length == 0 ? Text : Wording.Fill(Words.LineUntimed, Label, Text);

    /// <summary>The value in words, as it is read aloud: of a long one the beginning.</summary>
    public string AutomationName => MarkText is { } mark
        ? Wording.Fill(Words.CaseFieldMarked, Label, Excerpt.Of(Text), mark)
        : Label.Length == 0 ? Excerpt.Of(Text) : Wording.Fill(Words.LineUntimed, Label, Excerpt.Of(Text));

    /// <inheritdoc/>
    public override string ToString() => AutomationName;

    /// <summary>Shows another value in the same place; says whether it is one.</summary>
    internal bool Update(CaseField field)
    {
        if ((field.Label, field.Value, field.Type) == (_field.Label, _field.Value, _field.Type))
        {
            return false;
        }

        _field = field;
        Text = CaseValueWording.Of(field, _timeProvider);
        OnPropertyChanged(string.Empty);
        return true;
    }

    [RelayCommand]
    private void Toggle() => IsExpanded = !IsExpanded;

    private string Start()
    {
        var lines = 0;
        var end = 0;
        while (end < Text.Length && end < LongestStart && (Text[end] != '\n' || ++lines < MostLines))
        {
            end++;
        }

        // Half a sign is none.
        return Text[..(end > 0 && char.IsHighSurrogate(Text[end - 1]) ? end - 1 : end)];
    }
}
