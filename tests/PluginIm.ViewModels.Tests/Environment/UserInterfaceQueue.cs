using System.Collections.Concurrent;

namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>A user-interface thread that the test plays: what is posted waits until the test runs it.</summary>
internal sealed class UserInterfaceQueue : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Work, object? State)> _posted = new();

    public int Waiting => _posted.Count;

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

    public void Run()
    {
        while (_posted.TryDequeue(out var posted))
        {
            posted.Work(posted.State);
        }
    }

    /// <summary>Runs what is posted until the condition holds.</summary>
    public Task UntilAsync(Func<bool> condition, string what) => TestEnvironment.WaitForAsync(
        () =>
        {
            Run();
            return condition();
        },
        what);
}
