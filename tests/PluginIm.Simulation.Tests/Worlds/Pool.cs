namespace PluginIm.Simulation.Tests.Worlds;

/// <summary>
/// The thread pool, which has one thread in this program (the project file says so). Whoever runs on it and finds nothing waiting knows that nothing
/// else runs either.
/// </summary>
internal static class Pool
{
    private const int MostRounds = 100_000;

    /// <summary>Goes on to the pool's thread.</summary>
    public static async Task EnterAsync()
    {
        ThreadPool.GetMaxThreads(out var threads, out _);
        Assert.AreEqual(1, threads, "Only with one thread a world is the same each time.");
        await Task.Yield();
    }

    /// <summary>Lets everything run that is to run at this moment.</summary>
    public static async ValueTask SettleAsync()
    {
        for (var rounds = 0; ThreadPool.PendingWorkItemCount > 0; rounds++)
        {
            Assert.IsLessThan(MostRounds, rounds, "What happens at this moment never ends.");
            await Task.Yield();
        }
    }
}
