using System.Collections.ObjectModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>An earlier interaction as a whole. Nothing of it can be set. Used on the user-interface thread.</summary>
public sealed partial class HistoryDetailViewModel : ObservableObject, IDisposable
{
    private const int LongestParagraph = 2000;

    private readonly IContactHistory _history;
    private readonly ShellQuestion _question;
    private readonly CaseFieldRows _rows;
    private string _problem = "";

    internal HistoryDetailViewModel(HistoryEntryViewModel entry, IContactHistory history, CaseFieldRows rows, ShellQuestion question)
    {
        (Entry, _history, _rows, _question) = (entry, history, rows, question);
        TryAgain();
    }

    /// <summary>What the list shows of it.</summary>
    public HistoryEntryViewModel Entry { get; }

    /// <summary>Its text, one paragraph after the other, and its case as it was.</summary>
    public ReadOnlyObservableCollection<CaseFieldViewModel> Fields => _rows.Rows;

    /// <summary>Where it stands.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsLoading), nameof(CanTryAgain), nameof(StatusText))]
    public partial LoadState State { get; private set; }

    /// <summary>Whether the database is being asked.</summary>
    public bool IsLoading => State == LoadState.Loading;

    /// <summary>Whether it can be asked again.</summary>
    public bool CanTryAgain => State is LoadState.Cancelled or LoadState.Failed;

    /// <summary>Where it stands, in words; null while it is shown.</summary>
    public string? StatusText => State switch
    {
        LoadState.Loading => Words.HistoryDetailLoading,
        LoadState.Nothing => Words.HistoryDetailGone,
        LoadState.Cancelled => Words.LoadCancelled,
        LoadState.Failed => Wording.Fill(Words.HistoryFailed, _problem),
        _ => null,
    };

    /// <inheritdoc/>
    public void Dispose() => _question.Dispose();

    [RelayCommand]
    private void Cancel()
    {
        _question.Cancel();
        State = LoadState.Cancelled;
    }

    [RelayCommand]
    private void TryAgain()
    {
        State = LoadState.Loading;
        _question.Ask(cancellationToken => _history.ReadAsync(Entry.Id, cancellationToken), OnAnswered, OnFailed);
    }

    private static IEnumerable<string> ParagraphsOf(string text) => text.ReplaceLineEndings("\n").Split('\n').SelectMany(Pieces).Where(piece => piece.Length > 0);

    /// <summary>A paragraph that is a book would be laid out at once.</summary>
    private static IEnumerable<string> Pieces(string paragraph)
    {
        for (var start = 0; start < paragraph.Length;)
        {
            var length = Math.Min(LongestParagraph, paragraph.Length - start);
            length -= length > 1 && start + length < paragraph.Length && char.IsHighSurrogate(paragraph[start + length - 1]) ? 1 : 0;
            yield return paragraph.Substring(start, length);
            start += length;
        }
    }

    private void OnAnswered(ContactHistoryDetail? detail)
    {
        if (detail is null)
        {
            State = LoadState.Nothing;
            return;
        }

        var text = ParagraphsOf(detail.Text).Select((paragraph, index) => (new CaseField($"{index}", "", paragraph), (string?)"text"));
        _rows.Show([.. text, .. detail.Fields.Select(field => (field with { Group = field.Group ?? Words.HistoryCase }, (string?)null))]);
        State = LoadState.Shown;
    }

    private void OnFailed(string problem)
    {
        _problem = Excerpt.Of(PlainText.LineOf(problem));
        State = LoadState.Failed;
    }
}
