using System.Windows.Threading;
using PluginIm.Messaging;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>Signs out when the application ends: parties hear that their session is over, and the switch forgets the agent at once.</summary>
internal sealed class SignOutOnExit(ImChannel channel, TimeProvider time, Boundary boundary)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>Signs out. The exit waits for it, but no longer than the limit, and the windows' thread goes on working meanwhile.</summary>
    public void Run()
    {
        var frame = new DispatcherFrame();
        _ = Task.Run(async () =>
        {
            await boundary.RunAsync("sign out", () => channel.DisposeAsync().AsTask().WaitAsync(Limit, time));
            frame.Continue = false;
        });
        Dispatcher.PushFrame(frame);
    }
}
