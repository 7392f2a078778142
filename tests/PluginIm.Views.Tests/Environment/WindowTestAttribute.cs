using System.Runtime.CompilerServices;
using System.Windows.Threading;

namespace PluginIm.Views.Tests.Environment;

/// <summary>
/// A test with windows. All of them run on one and the same thread, as the windows of a shell do: WPF keeps windows of its own for the
/// whole process on the first thread that shows one, and they go with that thread.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WindowTestAttribute([CallerFilePath] string callerFilePath = "", [CallerLineNumber] int callerLineNumber = -1)
    : TestMethodAttribute(callerFilePath, callerLineNumber)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<Dispatcher>> UserInterface = new(StartThread);

    public override async Task<TestResult[]> ExecuteAsync(ITestMethod testMethod)
    {
        var userInterface = await UserInterface.Value;

        // A window that hangs holds the one thread for ever: no other test could run, and nobody would hear which one it was.
        await using var watch = TimeProvider.System.CreateTimer(
            _ => System.Environment.FailFast($"{testMethod.TestClassName}.{testMethod.TestMethodName} did not end within {Limit}."),
            null,
            Limit,
            Timeout.InfiniteTimeSpan);
        return [await await userInterface.InvokeAsync(() => testMethod.InvokeAsync(null))];
    }

    private static Task<Dispatcher> StartThread()
    {
        var started = new TaskCompletionSource<Dispatcher>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            CatchingFrames.KeepRight(Dispatcher.CurrentDispatcher);
            started.SetResult(Dispatcher.CurrentDispatcher);
            Dispatcher.Run();
        })
        {
            IsBackground = true,
            Name = "windows",
        };
        thread.SetApartmentState(ApartmentState.STA);
        thread.Start();
        return started.Task;
    }
}
