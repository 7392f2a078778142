using System.Windows.Threading;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>
/// Tells a tab that the agent closes from one that goes because the application ends. WPF takes the windows away first and raises its Exit
/// in the same turn of the windows' thread: what waits for the next turn knows.
/// </summary>
internal sealed class Leaving(Dispatcher dispatcher)
{
    private bool _hasBegun;

    /// <summary>The application ends: sessions are signed out from here on, not closed.</summary>
    public void Begin() => _hasBegun = true;

    /// <summary>Does something at the next turn, unless the application ends with this one.</summary>
    public void IfStaying(Action work) => dispatcher.BeginInvoke(DispatcherPriority.Background, () =>
    {
        if (!_hasBegun)
        {
            work();
        }
    });
}
