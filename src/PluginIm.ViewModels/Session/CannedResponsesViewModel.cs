using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>
/// Offers canned responses while the agent writes: after a slash at the start of the text, or when asked for, by what is written from there on.
/// A response is put into the text and never sent by itself. Used on the user-interface thread.
/// </summary>
public sealed partial class CannedResponsesViewModel : ObservableObject
{
    private readonly CannedResponseFile? _file;
    private int? _askedAt;
    private bool _isLeft;
    private int _start;
    private int _end;

    internal CannedResponsesViewModel(CannedResponseFile? file) => _file = file;

    /// <summary>Whether there are any.</summary>
    public bool IsAvailable => _file is not null;

    /// <summary>Whether responses are offered at this moment.</summary>
    [ObservableProperty]
    public partial bool IsOpen { get; private set; }

    /// <summary>The responses that go with what is written.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<CannedResponse> Items { get; private set; } = [];

    /// <summary>The response that would be taken.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(Announcement))]
    public partial CannedResponse? Selected { get; set; }

    /// <summary>The response that would be taken, and which of how many it is, as it is read aloud.</summary>
    public string Announcement => IsOpen && Selected is { } selected
        ? Wording.Fill(Words.ResponseSpoken, selected.Shortcut, selected.Preview, Place + 1, Items.Count)
        : "";

    private int Place => Selected is null ? -1 : Items.ToList().IndexOf(Selected);

    /// <summary>Offers all responses, and then those that go with what is written from the caret on.</summary>
    /// <param name="text">All that is written.</param>
    /// <param name="caret">Where the caret is in it.</param>
    public void Ask(string text, int caret)
    {
        _isLeft = false;
        _askedAt = text.StartsWith('/') ? null : caret;
        Observe(text, caret);
    }

    /// <summary>Takes note of what is written.</summary>
    /// <param name="text">All of it.</param>
    /// <param name="caret">Where the caret is in it.</param>
    public void Observe(string text, int caret)
    {
        _isLeft = _isLeft && text.StartsWith('/');
        if (_file is null || _isLeft || FilterIn(text, caret) is not { } filter)
        {
            Leave(forText: false);
            return;
        }

        Show(Matching(filter));
    }

    /// <summary>Selects another response; after the last comes the first.</summary>
    /// <param name="by">How many further down.</param>
    public void Move(int by)
    {
        if (Items.Count > 0)
        {
            Selected = Items[(((Place + by) % Items.Count) + Items.Count) % Items.Count];
        }
    }

    /// <summary>Takes the selected response.</summary>
    /// <returns>What it replaces and with what; null when nothing is offered.</returns>
    public CannedInsertion? Take()
    {
        if (!IsOpen || Selected is not { } selected)
        {
            return null;
        }

        var insertion = new CannedInsertion(_start, _end - _start, selected.Text);
        Leave(forText: false);
        return insertion;
    }

    /// <summary>Offers nothing any more, for this text.</summary>
    public void Leave() => Leave(forText: true);

    private void Leave(bool forText)
    {
        _isLeft = forText || _isLeft;
        _askedAt = null;
        Show([]);
    }

    private void Show(List<CannedResponse> items)
    {
        IsOpen = items.Count > 0;
        Items = items;
        Selected = items.Count > 0 ? items[0] : null;
    }

    /// <summary>What is written from the slash, or from where the agent asked, to the caret; null where nothing is to be offered.</summary>
    private string? FilterIn(string text, int caret)
    {
        var start = _askedAt ?? (text.StartsWith('/') ? 0 : -1);
        if (start < 0 || caret < start || caret > text.Length || (_askedAt is null && caret == 0))
        {
            return null;
        }

        (_start, _end) = (start, caret);
        var filter = text[(_askedAt is null ? 1 : start)..caret];
        return filter.Any(char.IsWhiteSpace) ? null : filter;
    }

    /// <summary>Those whose shortcut begins so first, then those that have it anywhere.</summary>
    private List<CannedResponse> Matching(string filter)
    {
        const StringComparison Comparison = StringComparison.CurrentCultureIgnoreCase;
        return
        [
            .. _file!.Read()
                .Where(response => response.Shortcut.Contains(filter, Comparison) || response.Text.Contains(filter, Comparison))
                .OrderBy(response => !response.Shortcut.StartsWith(filter, Comparison)),
        ];
    }
}
