using System.Runtime.ExceptionServices;
using System.Windows.Threading;

namespace PrismSlice.Tests;

/// <summary>The one thread with windows: WPF allows one application in a program, so all tests share it.</summary>
[TestClass]
public static class Ui
{
    private static Dispatcher? _dispatcher;
    private static TestApplication? _application;

    internal static TestApplication Application => _application!;

    [AssemblyInitialize]
    public static void Start(TestContext context)
    {
        using ManualResetEventSlim started = new();
        Thread thread = new(() =>
        {
            _application = new TestApplication();
            _dispatcher = Dispatcher.CurrentDispatcher;
            _dispatcher.BeginInvoke(DispatcherPriority.Loaded, started.Set);
            Dispatcher.Run();
        })
        {
            IsBackground = true,
        };
        thread.SetApartmentState(ApartmentState.STA);
        thread.Start();
        started.Wait(context.CancellationToken);
    }

    [AssemblyCleanup]
    public static void Stop() => _dispatcher?.InvokeShutdown();

    /// <summary>Does something on the thread with windows, then lets windows load and bindings settle.</summary>
    public static void Run(Action action) => Run<object?>(() =>
    {
        action();
        return null;
    });

    /// <inheritdoc cref="Run(Action)"/>
    public static T Run<T>(Func<T> action)
    {
        T result = default!;
        Exception? thrown = null;
        _dispatcher!.Invoke(() =>
        {
            try
            {
                result = action();
            }
            catch (Exception exception)
            {
                // It belongs to the test, which runs on another thread.
                thrown = exception;
            }
        });
        _dispatcher.Invoke(() => { }, DispatcherPriority.ApplicationIdle);
        if (thrown is not null)
        {
            ExceptionDispatchInfo.Throw(thrown);
        }

        return result;
    }
}
