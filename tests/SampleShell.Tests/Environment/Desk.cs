using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Controls;
using System.Windows.Input;
using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Views.Tests.Environment;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>Kate's desktop with a directory of the test's own, in real windows. Made, used and left on the thread with windows.</summary>
internal sealed class Desk : IDisposable
{
    private static int _titles;

    private readonly List<Window> _windows = [];
    private readonly TestLog _log = new();
    private readonly FakeDirectory _directory = new();

    public Desk()
    {
        Actions = new TargetActions(_log.CreateLogger<TargetActions>());
        Send = new ScriptedAction("im.send", "Send an Instant Message")
        {
            State = _ => new TargetActionState(true, !IsSendGreyed, IsSendGreyed ? "Not now." : null),
        };
        Actions.Register(Send);
        Services = new TeamCommunicatorServices(_directory, _directory, Actions, Kate, TimeProvider.System, _log);
        Windows = new InteractionWindows(Interactions, _log.CreateLogger<InteractionWindows>());
    }

    public static SignedInAgent Kate { get; } = new("kmilburn", "Kate Milburn", "sip:kmilburn@im.test");

    public ScriptedAction Send { get; }

    public bool IsSendGreyed { get; set; }

    public FakeDirectory Directory => _directory;

    public TargetActions Actions { get; }

    public TeamCommunicatorServices Services { get; }

    public InteractionsViewModel Interactions { get; } = new();

    public InteractionWindows Windows { get; }

    /// <summary>What the main window shows of the work; null for none.</summary>
    public WorkListViewModel? Work { get; set; }

    public TestLog Log => _log;

    public AgentStatusViewModel Status() => new(Kate, () => null, TimeProvider.System, _log.CreateLogger<AgentStatusViewModel>());

    /// <summary>The control by itself.</summary>
    public (TeamCommunicatorView View, TeamCommunicatorViewModel ViewModel) OpenCommunicator(double width = 360, double height = 520)
    {
        var viewModel = new TeamCommunicatorViewModel(Services, Dispatcher.CurrentDispatcher);
        var view = new TeamCommunicatorView { DataContext = viewModel, Margin = new Thickness(12) };
        Open(new Window { Content = view, Width = width, Height = height });
        view.FocusSearch();
        Eyes.Settle();
        return (view, viewModel);
    }

    public MainWindow OpenMainWindow(GadgetSettings? gadget = null, double width = 980, double height = 680, Telephone? telephone = null, RoleViewModel? role = null)
    {
        var viewModel = new MainWindowViewModel(
            Status(), new TeamCommunicatorViewModel(Services, Dispatcher.CurrentDispatcher), Interactions, Work ?? new WorkListViewModel(_ => Task.CompletedTask, () => Task.CompletedTask),
            new ShellFaults(Dispatcher.CurrentDispatcher),
            ShellTheme.Light, SecondDesktop(), gadget ?? Settings(), _ => { })
        {
            SwitchText = "Switch tcp:127.0.0.1:5060",
            Telephone = telephone,
            Role = role,
        };
        var window = new MainWindow(viewModel) { Width = width, Height = height, Left = 40, Top = 40, WindowStartupLocation = WindowStartupLocation.Manual };
        Open(window);
        return window;
    }

    public GadgetViewModel Gadget() => new(Status(), new TeamCommunicatorViewModel(Services, Dispatcher.CurrentDispatcher), Interactions);

    public GadgetSettings Settings(AgentSettings? settings = null) => new(() => settings, Kate.Logon, _log.CreateLogger<GadgetSettings>());

    /// <summary>Shows a window and waits until what is typed goes there.</summary>
    public void Open(Window window)
    {
        Own(window);
        window.SetResourceReference(FrameworkElement.StyleProperty, "ShellWindow");
        window.Show();
        window.Activate();
        SeeActive(window);
    }

    public void Own(Window window) => _windows.Add(window);

    public static void SeeActive(Window window)
    {
        // The hands find a window by its title.
        window.Title = $"Desk {++_titles} of {System.Environment.ProcessId}";
        Eyes.Until(() => window.IsLoaded && window.IsActive, "an active window");
        Eyes.Until(() => Hands.HaveKeyboardOf(window), "the keyboard");
        Eyes.Settle();
    }

    public static string? FocusedId() => Keyboard.FocusedElement is DependencyObject element
        ? System.Windows.Automation.AutomationProperties.GetAutomationId(element)
        : null;

    public static TargetViewModel? FocusedRow() => (Keyboard.FocusedElement as ListBoxItem)?.DataContext as TargetViewModel;

    public static string NameOf(UIElement element) => UIElementAutomationPeer.CreatePeerForElement(element).GetName();

    public void Dispose()
    {
        foreach (var window in _windows)
        {
            window.Close();
        }

        Windows.Window?.Close();
        Eyes.Settle();
        _log.Dispose();
    }

    private static SecondDesktop SecondDesktop() => new(
        new ShellOptions { Logon = "kmilburn", Password = new ShellPassword(""), DataFolder = "", LogFolder = "", ManifestFile = "" }, "embedded");
}
