using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Opens the links of a transcript, never before the agent knows where they lead. Used on the user-interface thread.</summary>
public sealed partial class LinksViewModel : ObservableObject
{
    private readonly ILinkOpener? _opener;
    private readonly IPhoneCalls? _calls;
    private readonly ILogger _logger;
    private LinkTarget? _asked;

    internal LinksViewModel(ILinkOpener? opener, IPhoneCalls? calls, ILogger logger)
    {
        _opener = opener;
        _calls = calls;
        _logger = logger;
    }

    /// <summary>Whether links can be opened.</summary>
    public bool CanOpen => _opener is not null;

    /// <summary>Whether phone numbers can be called.</summary>
    public bool CanCall => _calls is not null;

    /// <summary>What the agent is asked before a link is opened whose text shows another host; null when nothing is asked.</summary>
    [ObservableProperty]
    public partial string? Question { get; private set; }

    /// <summary>Why the last link or number could not be opened; null when nothing is wrong.</summary>
    [ObservableProperty]
    public partial string? Problem { get; private set; }

    /// <summary>The pieces of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="query">What the agent looks for in it; null for nothing.</param>
    /// <returns>The pieces, which together are the text.</returns>
    public IReadOnlyList<TextPiece> PiecesOf(string text, string? query = null) => TextPieces.Of(text, query, CanOpen, CanCall);

    /// <summary>The links and numbers of a text, each once.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Those that can be opened.</returns>
    public IReadOnlyList<TextPiece> TargetsIn(string text) => [.. PiecesOf(text).Where(piece => !piece.IsPlain).DistinctBy(piece => piece.ActionText)];

    /// <summary>What opens a piece of a text, given the piece; null for plain text.</summary>
    /// <param name="piece">The piece.</param>
    /// <returns>The command.</returns>
    public IRelayCommand<TextPiece>? CommandFor(TextPiece piece) => piece.LeadsTo is null ? null : OpenCommand;

    [RelayCommand]
    private void Open(TextPiece piece)
    {
        Problem = null;
        if (piece.PhoneNumber is { } number)
        {
            Try(Words.CallFailed, () => _calls?.StartCall(number));
        }
        else if (piece.Link is { NeedsConfirmation: true } asked)
        {
            _asked = asked;
            Question = Wording.Fill(Words.LinkQuestion, asked.LeadsTo);
        }
        else if (piece.Link is { } link)
        {
            Try(Words.LinkFailed, () => _opener?.Open(link.Address));
        }
    }

    [RelayCommand]
    private void Confirm()
    {
        if (_asked is { } link)
        {
            Cancel();
            Try(Words.LinkFailed, () => _opener?.Open(link.Address));
        }
    }

    [RelayCommand]
    private void Cancel() => (_asked, Question) = (null, null);

    private void Try(string problem, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            // The boundary to what the shell or the system does with it: the agent is told, the session goes on.
            ViewModelLog.CommandFailed(_logger, "open a link", exception);
            Problem = problem;
        }
    }
}
