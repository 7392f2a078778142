using System.Collections.ObjectModel;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>An earlier interaction as a whole. Nothing of it can be set. Used on the user-interface thread.</summary>
public sealed class HistoryDetailViewModel : LoadingViewModel
{
    private const int LongestParagraph = 2000;

    private readonly IContactHistory _history;
    private readonly CaseFieldRows _rows;

    internal HistoryDetailViewModel(HistoryEntryViewModel entry, IContactHistory history, CaseFieldRows rows, ShellQuestion question)
        : base(question)
    {
        (Entry, _history, _rows) = (entry, history, rows);
        AskAgain();
    }

    /// <summary>What the list shows of it.</summary>
    public HistoryEntryViewModel Entry { get; }

    /// <summary>Its text, one paragraph after the other, and its case as it was.</summary>
    public ReadOnlyObservableCollection<CaseFieldViewModel> Fields => _rows.Rows;

    /// <inheritdoc/>
    public override string? StatusText => State switch
    {
        LoadState.Loading => Words.HistoryDetailLoading,
        LoadState.Nothing => Words.HistoryDetailGone,
        LoadState.Cancelled => Words.LoadCancelled,
        LoadState.Failed => Wording.Fill(Words.HistoryFailed, Problem),
        _ => null,
    };

    private protected override void AskAgain() => Load(cancellationToken => _history.ReadAsync(Entry.Id, cancellationToken), OnAnswered);

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
}
