using System.Windows.Controls;
using System.Windows.Controls.Primitives;
using System.Windows.Data;
using System.Windows.Threading;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Manifest;

namespace SampleShell.Tests;

/// <summary>What modules throw while the shell runs, on a windows' thread of the test's own.</summary>
[TestClass]
public sealed class FaultBoundaryTests : IDisposable
{
    private const string Told = "Something went wrong in the module Tests. The log says what; you can work on.";

    private static readonly ManifestModule Tests = new() { Name = "Tests", Assembly = "SampleShell.Tests", Type = "T" };

    private readonly TestLog _log = new();
    private readonly List<string> _told = [];

    public void Dispose() => _log.Dispose();

    [TestMethod]
    public void A_command_that_throws_is_named_and_the_next_one_works() => Run(dispatcher =>
    {
        var worked = 0;
        dispatcher.BeginInvoke(() => Click(new Button { Command = new RelayCommand(Throw) }));
        dispatcher.BeginInvoke(() => Click(new Button { Command = new RelayCommand(() => worked++) }));
        Until(dispatcher, () => worked == 1);

        AssertTold();
    });

    [TestMethod]
    public void An_asynchronous_command_that_throws_is_named() => Run(dispatcher =>
    {
        dispatcher.BeginInvoke(() => Click(new Button
        {
            Command = new AsyncRelayCommand(async () =>
            {
                await Dispatcher.Yield();
                Throw();
            }),
        }));
        Until(dispatcher, () => _told.Count > 0);

        AssertTold();
    });

    [TestMethod]
    public void A_handler_on_a_timer_that_throws_is_named_and_other_timers_tick_on() => Run(dispatcher =>
    {
        var ticks = 0;
        var bad = new DispatcherTimer(TimeSpan.FromMilliseconds(1), DispatcherPriority.Normal, (_, _) => Throw(), dispatcher);
        Until(dispatcher, () => _told.Count > 0);
        bad.Stop();
        var good = new DispatcherTimer(TimeSpan.FromMilliseconds(1), DispatcherPriority.Normal, (_, _) => ticks++, dispatcher);
        Until(dispatcher, () => ticks >= 2);
        good.Stop();

        AssertTold();
    });

    [TestMethod]
    public void A_binding_that_throws_shows_nothing_is_named_and_those_beside_it_work() => Run(dispatcher =>
    {
        using var faults = new BindingFaults(() => [Tests], _told.Add, _log.CreateLogger("test"));
        faults.Watch();
        var (bad, good) = (new TextBlock { DataContext = new Bound() }, new TextBlock { DataContext = new Bound() });

        bad.SetBinding(TextBlock.TextProperty, nameof(Bound.Bad));
        good.SetBinding(TextBlock.TextProperty, nameof(Bound.Good));
        Until(dispatcher, () => good.Text == "good");

        Assert.AreEqual("", bad.Text);
        AssertTold();
        StringAssert.Contains(_log.AtLeast(LogLevel.Error).Single(), "no data");
    });

    [TestMethod]
    public void A_binding_whose_path_leads_nowhere_is_no_fault() => Run(dispatcher =>
    {
        using var faults = new BindingFaults(() => [Tests], _told.Add, _log.CreateLogger("test"));
        faults.Watch();
        var (lost, good) = (new TextBlock { DataContext = new Bound() }, new TextBlock { DataContext = new Bound() });

        lost.SetBinding(TextBlock.TextProperty, "NoSuchProperty");
        good.SetBinding(TextBlock.TextProperty, nameof(Bound.Good));
        Until(dispatcher, () => good.Text == "good");

        Assert.IsEmpty(_told);
    });

    [TestMethod]
    public void A_setter_that_throws_is_an_error_of_that_field_alone() => Run(dispatcher =>
    {
        var field = new TextBox { DataContext = new Bound() };
        field.SetBinding(TextBox.TextProperty, new Binding(nameof(Bound.Written)) { ValidatesOnExceptions = true, UpdateSourceTrigger = UpdateSourceTrigger.PropertyChanged });
        Until(dispatcher, () => field.Text == "before");

        field.Text = "after";

        Assert.IsTrue(Validation.GetHasError(field));
    });

    [TestMethod]
    public void A_fault_of_the_shell_itself_is_told_as_such() => Run(
        dispatcher =>
        {
            dispatcher.BeginInvoke(Throw);
            Until(dispatcher, () => _told.Count > 0);

            CollectionAssert.AreEqual(new[] { "Something went wrong. The log says what; you can work on." }, _told);
        },
        modules: []);

    private static void Throw() => throw new InvalidOperationException("no licence");

    private static void Click(Button button)
    {
        button.RaiseEvent(new System.Windows.RoutedEventArgs(ButtonBase.ClickEvent));
        button.Command.Execute(null);
    }

    private static void Until(Dispatcher dispatcher, Func<bool> condition)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!condition())
        {
            Assert.IsTrue(watch.Elapsed < TimeSpan.FromSeconds(30), "Waited in vain.");
            var frame = new DispatcherFrame();
            dispatcher.BeginInvoke(DispatcherPriority.ApplicationIdle, () => frame.Continue = false);
            Dispatcher.PushFrame(frame);
        }
    }

    private void AssertTold()
    {
        CollectionAssert.AreEqual(new[] { Told }, _told);
        StringAssert.Contains(_log.AtLeast(LogLevel.Error).Single(), "Tests");
    }

    private void Run(Action<Dispatcher> test, ManifestModule[]? modules = null)
    {
        Exception? fault = null;
        var thread = new Thread(() =>
        {
            var dispatcher = Dispatcher.CurrentDispatcher;
            SynchronizationContext.SetSynchronizationContext(new DispatcherSynchronizationContext(dispatcher));
            new FaultBoundary(() => modules ?? [Tests], _told.Add, _log.CreateLogger("test")).Watch(dispatcher);
            try
            {
                test(dispatcher);
            }
            catch (Exception exception)
            {
                fault = exception;
            }

            dispatcher.InvokeShutdown();
        });
        thread.SetApartmentState(ApartmentState.STA);
        thread.Start();
        thread.Join();
        Assert.IsNull(fault, fault?.ToString());
    }

    private sealed class Bound
    {
        private string _written = "before";

        public string Good => _written == "before" ? "good" : "";

        public string Bad => _written == "before" ? throw new InvalidOperationException("no data") : "";

        public string Written
        {
            get => _written;
            set => _written = value == "after" ? throw new InvalidOperationException("not allowed") : value;
        }
    }
}
