namespace PluginIm.Interop.Tests.Peers;

/// <summary>Starts peers so that one which does not come up leaves nothing behind.</summary>
internal static class Starting
{
    public static async Task<T> StartedAsync<T>(this T peer, Func<Task> start)
        where T : IAsyncDisposable
    {
        var isStarted = false;
        try
        {
            await start();
            isStarted = true;
            return peer;
        }
        finally
        {
            if (!isStarted)
            {
                await peer.DisposeAsync();
            }
        }
    }
}
