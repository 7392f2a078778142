namespace PluginIm.Messaging.Sip;

/// <summary>Lets work be done one after the other, in the order in which it was asked for.</summary>
internal sealed class Turns
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Does the work once all that was asked for before is done; what it throws is its caller's alone.</summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_gate)
        {
            (before, _last) = (_last, done.Task);
        }

        try
        {
            await before.ConfigureAwait(false);
            return await work().ConfigureAwait(false);
        }
        finally
        {
            done.SetResult();
        }
    }
}
