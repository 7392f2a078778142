using PluginIm.Contracts;

namespace SampleShell.Tests;

/// <summary>A directory whose answers come when the test wants.</summary>
internal sealed class ScriptedSearch : ITargetSearch
{
    private readonly List<(DirectoryQuery Query, TargetFilter Filter, CancellationToken Ending, TaskCompletionSource<IReadOnlyList<InternalTarget>> Answer)> _asked = [];

    public event EventHandler? Changed;

    public string? Fault { get; set; }

    public int Asked => _asked.Count;

    public int TriedAgain { get; private set; }

    /// <summary>What comes of trying again.</summary>
    public Action OnTryAgain { get; set; } = () => { };

    public Task TryAgainAsync()
    {
        TriedAgain++;
        OnTryAgain();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<InternalTarget>> SearchAsync(
        DirectoryQuery query, TargetFilter filter, string self, int limit, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<IReadOnlyList<InternalTarget>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Add((query, filter, cancellationToken, answer));
        return answer.Task;
    }

    /// <summary>Answers the question of that number, from 0.</summary>
    public void Answer(int question, params InternalTarget[] found) => _asked[question].Answer.SetResult(found);

    public void Fail(int question, Exception exception) => _asked[question].Answer.SetException(exception);

    public DirectoryQuery Question(int question) => _asked[question].Query;

    public TargetFilter Filter(int question) => _asked[question].Filter;

    public bool IsGivenUp(int question) => _asked[question].Ending.IsCancellationRequested;

    public void Change() => Changed?.Invoke(this, EventArgs.Empty);

    /// <summary>One of the seed, with another readiness at the desk where that is given.</summary>
    public static InternalTarget Target(string id, Presence? presence = null)
    {
        var target = DirectorySeed.Targets().Single(target => target.Id == id);
        return presence is { } word ? target with { Presence = Enum.GetValues<Medium>().ToDictionary(medium => medium, _ => word) } : target;
    }
}
