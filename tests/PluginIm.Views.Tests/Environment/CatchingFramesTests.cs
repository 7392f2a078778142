using System.Reflection;
using System.Windows.Threading;

namespace PluginIm.Views.Tests.Environment;

[TestClass]
public sealed class CatchingFramesTests
{
    [WindowTest]
    public void An_exception_through_native_code_leaves_no_frame_behind()
    {
        var before = CatchingFrames.Newest;

        Ui.Run(() => Dispatcher.CurrentDispatcher.InvokeAsync(() => Assert.ThrowsExactly<TargetInvocationException>(Throwing)).Task);

        Assert.AreEqual(before, CatchingFrames.Newest);
    }

    private static void Throwing() =>
        typeof(CatchingFramesTests).GetMethod(nameof(Throw), BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null);

    private static void Throw() => throw new InvalidOperationException();
}
