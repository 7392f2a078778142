using Microsoft.Extensions.Logging;

namespace PluginIm.ViewModels;

/// <summary>
/// A question to a database of the shell: asked apart from the user interface, which goes on; a second one takes the place of the first. Used on the
/// user-interface thread, where the answers come too.
/// </summary>
internal sealed class ShellQuestion(string what, SynchronizationContext userInterface, ILogger logger) : IDisposable
{
    private CancellationTokenSource? _asking;

    /// <summary>Asks.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="answered">Takes the answer.</param>
    /// <param name="failed">Takes what went wrong.</param>
    public void Ask<T>(Func<CancellationToken, Task<T>> question, Action<T> answered, Action<string> failed)
    {
        Cancel();
        var asking = _asking = new CancellationTokenSource();
        _ = AskAsync(question, answered, failed, asking);
    }

    /// <summary>Waits for no answer any more.</summary>
    public void Cancel()
    {
        _asking?.Cancel();
        _asking = null;
    }

    public void Dispose() => Cancel();

    private async Task AskAsync<T>(Func<CancellationToken, Task<T>> question, Action<T> answered, Action<string> failed, CancellationTokenSource asking)
    {
        Action done;
        try
        {
            var answer = await Task.Run(() => question(asking.Token), asking.Token).ConfigureAwait(false);
            done = () => answered(answer);
        }
        catch (OperationCanceledException) when (asking.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            // The boundary to the shell's database: the agent reads what went wrong, and tries again.
            ViewModelLog.QuestionFailed(logger, what, exception);
            done = () => failed(exception.Message);
        }

        userInterface.Post(_ => Finish(asking, done), null);
    }

    private void Finish(CancellationTokenSource asking, Action done)
    {
        if (_asking == asking)
        {
            _asking = null;
            done();
        }

        asking.Dispose();
    }
}
