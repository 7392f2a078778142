using System.Runtime.ExceptionServices;
using System.Windows.Threading;
using PluginIm.Views.Tests.Environment;

namespace SampleShell.Tests;

/// <summary>The one thread with windows: WPF allows one application in a program, so all tests share it.</summary>
[TestClass]
public static class Ui
{
    private static Dispatcher? _dispatcher;
    private static TestApplication? _application;
    private static Exception? _fault;

    internal static TestApplication Application => _application!;

    [AssemblyInitialize]
    public static async Task StartAsync(TestContext context)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            _dispatcher = Dispatcher.CurrentDispatcher;
            CatchingFrames.KeepRight(_dispatcher);
            SynchronizationContext.SetSynchronizationContext(new DispatcherSynchronizationContext(_dispatcher));
            _application = new TestApplication();
            _application.StartPrism();
            _application.DispatcherUnhandledException += (_, arguments) =>
            {
                _fault = arguments.Exception;
                arguments.Handled = true;
            };
            _dispatcher.BeginInvoke(DispatcherPriority.Loaded, started.SetResult);
            Dispatcher.Run();
        })
        {
            IsBackground = true,
        };
        thread.SetApartmentState(ApartmentState.STA);
        thread.Start();
        await started.Task.WaitAsync(context.CancellationToken);
    }

    [AssemblyCleanup]
    public static void Stop() => _dispatcher?.InvokeShutdown();

    /// <summary>Does something on the thread with windows. A fault there that nobody awaited fails the test as well.</summary>
    public static async Task RunAsync(Func<Task> work)
    {
        _fault = null;
        await await _dispatcher!.InvokeAsync(work);
        if (_fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    /// <inheritdoc cref="RunAsync(Func{Task})"/>
    public static Task RunAsync(Action work) => RunAsync(() =>
    {
        work();
        return Task.CompletedTask;
    });

    /// <summary>Lets everything happen that is due: bindings, layout, rendering.</summary>
    public static async Task SettleAsync() => await _dispatcher!.InvokeAsync(() => { }, DispatcherPriority.ContextIdle);
}
