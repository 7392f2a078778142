using CommunityToolkit.Mvvm.Input;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <content>The end of the session's view, at which its transcript is handed over where that is allowed.</content>
public sealed partial class SessionViewModel
{
    private readonly TranscriptKeeping _keeping;
    private readonly ShellQuestion _saving;
    private string? _savingProblem;

    /// <summary>Why the transcript could not be kept, with what to do; null when nothing is wrong.</summary>
    public string? SavingProblem => _savingProblem is null ? null : Wording.Fill(Words.TranscriptNotSaved, _savingProblem);

    /// <summary>The agent is done with the session: it ends if it is not over, is shown no more, and nothing of it is kept but what the policy keeps.</summary>
    public void Close()
    {
        Dispose();
        if (_keeping.IsDue)
        {
            // Closed otherwise than by Done: there is nobody who could be asked.
            var transcript = _keeping.Take(WordLine);
            _keeping.GiveUp();
            _ = UserCommand.RunAsync(_logger, "keep the transcript", () => Task.Run(() => _keeping.SaveAsync(transcript, CancellationToken.None)));
        }

        _ = UserCommand.RunAsync(_logger, "close session", () => _session.CloseAsync());
    }

    [RelayCommand(CanExecute = nameof(CanFinish))]
    private void Done()
    {
        if (!_keeping.IsDue || _savingProblem is not null)
        {
            _keeping.GiveUp();
            DoneRequested?.Invoke(this, EventArgs.Empty);
            return;
        }

        var transcript = _keeping.Take(WordLine);
        _saving.Ask(
            async cancellationToken =>
            {
                await _keeping.SaveAsync(transcript, cancellationToken).ConfigureAwait(false);
                return true;
            },
            _ => DoneRequested?.Invoke(this, EventArgs.Empty),
            ShowSavingProblem);
    }

    private void ShowSavingProblem(string problem)
    {
        _savingProblem = Excerpt.Of(PlainText.LineOf(problem));
        OnPropertyChanged(nameof(SavingProblem));
    }

    private string WordLine(TranscriptSystemLine line) => Transcript.LineOf(line).Text;
}
