using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Finds text in the lines of a transcript, as it is typed. Used on the user-interface thread.</summary>
public sealed partial class FindViewModel : ObservableObject
{
    private readonly IReadOnlyList<TranscriptLineViewModel> _lines;
    private readonly List<TranscriptLineViewModel> _matches = [];
    private int _current = -1;

    internal FindViewModel(IReadOnlyList<TranscriptLineViewModel> lines) => _lines = lines;

    /// <summary>Raised when another match is to be shown, with its line.</summary>
    public event EventHandler<TranscriptLineViewModel>? CurrentChanged;

    /// <summary>Whether the agent is finding.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(ShownQuery))]
    public partial bool IsOpen { get; private set; }

    /// <summary>What is to be found; upper and lower case are the same.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(ShownQuery))]
    public partial string Query { get; set; } = "";

    /// <summary>What is marked in the lines; null for nothing.</summary>
    public string? ShownQuery => IsOpen && Query.Length > 0 ? Query : null;

    /// <summary>Which of how many lines is shown, or that there is none; null before anything was typed.</summary>
    [ObservableProperty]
    public partial string? Summary { get; private set; }

    /// <summary>The summary and the line that was found, as they are read aloud.</summary>
    [ObservableProperty]
    public partial string Announcement { get; private set; } = "";

    /// <summary>Takes a line that has come while the agent is finding into account.</summary>
    internal void Observe(TranscriptLineViewModel line)
    {
        if (IsMatch(line))
        {
            _matches.Add(line);
            GoTo(_current < 0 ? 0 : _current, tell: _current < 0);
        }
    }

    [RelayCommand]
    private void Open() => IsOpen = true;

    [RelayCommand]
    private void Close() => IsOpen = false;

    /// <summary>The next match further down; after the last comes the first.</summary>
    [RelayCommand]
    private void Next() => Step(1);

    /// <summary>The next match further up; before the first comes the last.</summary>
    [RelayCommand]
    private void Previous() => Step(-1);

    partial void OnIsOpenChanged(bool value) => Find();

    partial void OnQueryChanged(string value) => Find();

    /// <summary>The newest match is shown first: it is what the agent most likely means.</summary>
    private void Find()
    {
        ShowCurrent(false);
        _matches.Clear();
        _matches.AddRange(_lines.Where(IsMatch));
        GoTo(_matches.Count - 1, tell: true);
    }

    private bool IsMatch(TranscriptLineViewModel line) =>
        ShownQuery is { } query && line.Text.Contains(query, StringComparison.CurrentCultureIgnoreCase);

    private void Step(int by)
    {
        if (_matches.Count > 0)
        {
            GoTo((_current + by + _matches.Count) % _matches.Count, tell: true);
        }
    }

    private void GoTo(int match, bool tell)
    {
        ShowCurrent(false);
        _current = match;
        ShowCurrent(true);
        Summary = ShownQuery is null ? null : match < 0 ? Words.FindNothing : Wording.Fill(Words.FindSummary, match + 1, _matches.Count);
        if (tell)
        {
            Announcement = match < 0 ? Summary ?? "" : Wording.Fill(Words.FindSpoken, Summary, _matches[match].AutomationName);
            if (match >= 0)
            {
                CurrentChanged?.Invoke(this, _matches[match]);
            }
        }
    }

    private void ShowCurrent(bool isCurrent)
    {
        if (_current >= 0 && _current < _matches.Count)
        {
            _matches[_current].ShowCurrentMatch(isCurrent);
        }
    }
}
