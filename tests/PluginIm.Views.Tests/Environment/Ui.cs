using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Threading;

namespace PluginIm.Views.Tests.Environment;

/// <summary>Waits and looks on the windows' thread, which goes on working meanwhile.</summary>
internal static class Ui
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Lets everything happen that is due: bindings, layout, rendering.</summary>
    public static void Settle() => Dispatcher.CurrentDispatcher.Invoke(() => { }, DispatcherPriority.SystemIdle);

    /// <summary>Waits until a condition holds.</summary>
    public static void Until(Func<bool> condition, string what) => Run(async () =>
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!condition())
        {
            Assert.IsFalse(patience.IsCancellationRequested, $"Waited in vain for: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    });

    public static void Run(Func<Task> work)
    {
        CatchingFrames.PutRight();
        var frame = new DispatcherFrame();
        var task = work();
        task.ContinueWith(_ => frame.Continue = false, TaskScheduler.Default);
        Dispatcher.PushFrame(frame);
        task.GetAwaiter().GetResult();
    }

    public static T Run<T>(Func<Task<T>> work)
    {
        T result = default!;
        Run(async () => { result = await work(); });
        return result;
    }

    /// <summary>Finds an element as assistive technology does, by its automation id; null when it is not on the screen.</summary>
    public static AutomationPeer? Find(UIElement root, string automationId) =>
        Search(UIElementAutomationPeer.CreatePeerForElement(root), automationId);

    public static T Find<T>(UIElement root, string automationId)
        where T : UIElement =>
        Find(root, automationId) is UIElementAutomationPeer { Owner: T owner }
            ? owner
            : throw new AssertFailedException($"There is no {automationId} on the screen.");

    private static AutomationPeer? Search(AutomationPeer? peer, string automationId)
    {
        if (peer is null || peer.GetAutomationId() == automationId)
        {
            return peer;
        }

        // What was not on the screen when somebody last asked is remembered as missing until WPF's next look at the tree, which may be a while.
        peer.ResetChildrenCache();
        return peer.GetChildren()?.Select(child => Search(child, automationId)).FirstOrDefault(found => found is not null);
    }
}
