using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Controls;
using System.Windows.Threading;
using Microsoft.Extensions.Logging;

namespace PluginIm.Views.Tests.Environment;

/// <summary>Kate's screen with real windows, and Amy at the other end of a network in memory. Used on the test's own STA thread.</summary>
internal sealed class Screen : IDisposable
{
    private static int _titles;

    private readonly List<Window> _windows = [];
    private readonly Dispatcher _dispatcher = Dispatcher.CurrentDispatcher;

    public Screen(ImOptions? options = null)
    {
        UserInterface = new DispatcherSynchronizationContext(_dispatcher);
        SynchronizationContext.SetSynchronizationContext(UserInterface);
        Hands.MovePointerAway();
        Conversation = Run(() => Conversation.CreateAsync(Environment, options));
    }

    public TestEnvironment Environment { get; } = new();

    public Conversation Conversation { get; }

    public DispatcherSynchronizationContext UserInterface { get; }

    public (SessionViewModel Session, ImSessionView View, Window Window) OpenSession(
        ThemeMode? theme = null, double width = 720, double height = 560, ImParty? peer = null)
    {
        var session = Show(Conversation.Kate.StartSession(peer ?? TestEnvironment.Amy).Session!, Conversation.Kate);
        var view = new ImSessionView(session);
        return (session, view, Open(new Border { Child = view }, theme ?? ThemeMode.Light, width, height));
    }

    public SessionViewModel Show(ImSession session, ImChannel channel) =>
        new(session, channel.Options, Environment.Time, UserInterface, Environment.Loggers.CreateLogger<SessionViewModel>());

    public NotificationListViewModel Notifications() =>
        new(Conversation.Amy, Environment.Time, UserInterface, Environment.Loggers.CreateLogger<NotificationListViewModel>());

    /// <summary>Opens a window and waits until it has the keyboard.</summary>
    public Window Open(UIElement content, ThemeMode theme, double width, double height)
    {
        var window = new Window { Content = content, Width = width, Height = height, ThemeMode = theme, Left = 20, Top = 20 };
        window.Title = $"Window {Interlocked.Increment(ref _titles)} of {System.Environment.ProcessId}";
        _windows.Add(window);
        window.Show();
        window.Activate();
        Until(() => window.IsLoaded && window.IsActive, "an active window");
        Until(() => Hands.HaveKeyboardOf(window), "the keyboard");
        Settle();
        return window;
    }

    /// <summary>The desktop's main window, with a box in which somebody writes.</summary>
    public (Window Window, TextBox Writing) OpenMainWindow(ThemeMode? theme = null)
    {
        var writing = new TextBox();
        var window = Open(writing, theme ?? ThemeMode.Light, 500, 300);
        writing.Focus();
        return (window, writing);
    }

    public void Type(SessionViewModel session, string text)
    {
        session.InputText = text;
        session.SendCommand.Execute(null);
        Settle();
    }

    /// <summary>Connects Kate's session with Amy, and hands over Amy's end.</summary>
    public ImSession Connect(SessionViewModel session, string firstMessage = "Hello Amy")
    {
        Type(session, firstMessage);
        var invitation = Run(() => Conversation.NextInvitationAsync());
        Run(() => invitation.AcceptAsync());
        Until(() => session.State == ImSessionState.Connected, "the connection");
        Settle();
        return invitation.Session;
    }

    /// <summary>Runs the windows' thread until a condition holds.</summary>
    public static void Until(Func<bool> condition, string what) => Run(() => TestEnvironment.WaitForAsync(condition, what));

    /// <summary>Lets everything happen that is due: bindings, layout, rendering.</summary>
    public void Settle() => _dispatcher.Invoke(() => { }, DispatcherPriority.SystemIdle);

    public static void Run(Func<Task> work)
    {
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

    public void Dispose()
    {
        foreach (var window in _windows)
        {
            window.Close();
        }

        Run(() => Environment.DisposeAsync().AsTask());
    }

    private static AutomationPeer? Search(AutomationPeer? peer, string automationId)
    {
        if (peer is null || peer.GetAutomationId() == automationId)
        {
            return peer;
        }

        return peer.GetChildren()?.Select(child => Search(child, automationId)).FirstOrDefault(found => found is not null);
    }
}
