using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Something that is asked of a database of the shell: shown, waited for, given up, asked again. Used on the user-interface thread.</summary>
public abstract partial class LoadingViewModel : ObservableObject, IDisposable
{
    private readonly ShellQuestion _question;

    private protected LoadingViewModel(ShellQuestion question) => _question = question;

    /// <summary>Where it stands.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsLoading), nameof(CanTryAgain), nameof(StatusText))]
    public partial LoadState State { get; private protected set; }

    /// <summary>Whether the database is being asked.</summary>
    public bool IsLoading => State == LoadState.Loading;

    /// <summary>Whether it can be asked again.</summary>
    public bool CanTryAgain => State is LoadState.Cancelled or LoadState.Failed;

    /// <summary>Where it stands, in words; null while the answer is shown.</summary>
    public abstract string? StatusText { get; }

    /// <summary>What went wrong, in the database's words.</summary>
    private protected string Problem { get; private set; } = "";

    /// <inheritdoc/>
    public void Dispose()
    {
        _question.Dispose();
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks the same once more.</summary>
    private protected abstract void AskAgain();

    /// <summary>Gives up what else is held.</summary>
    private protected virtual void Release()
    {
    }

    private protected void Load<T>(Func<CancellationToken, Task<T>> question, Action<T> answered)
    {
        State = LoadState.Loading;
        _question.Ask(question, answered, OnFailed);
    }

    /// <summary>There is nothing to ask for.</summary>
    private protected void StayIdle()
    {
        _question.Cancel();
        State = LoadState.Idle;
    }

    [RelayCommand]
    private void Cancel()
    {
        _question.Cancel();
        State = LoadState.Cancelled;
    }

    [RelayCommand]
    private void TryAgain() => AskAgain();

    private void OnFailed(string problem)
    {
        Problem = Excerpt.Of(PlainText.LineOf(problem));
        State = LoadState.Failed;
    }
}
