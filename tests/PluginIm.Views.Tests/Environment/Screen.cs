using System.IO;
using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Controls;
using System.Windows.Media;
using System.Windows.Media.Imaging;
using System.Windows.Threading;
using Microsoft.Extensions.Logging;

namespace PluginIm.Views.Tests.Environment;

/// <summary>Kate's screen with real windows, and Amy at the other end of a network in memory. Used on the test's own STA thread.</summary>
internal sealed class Screen : IDisposable
{
    private readonly List<Window> _windows = [];
    private readonly Dispatcher _dispatcher = Dispatcher.CurrentDispatcher;

    public Screen(ImOptions? options = null)
    {
        UserInterface = new DispatcherSynchronizationContext(_dispatcher);
        SynchronizationContext.SetSynchronizationContext(UserInterface);
        Conversation = Run(() => Conversation.CreateAsync(Environment, options));
    }

    public TestEnvironment Environment { get; } = new();

    public Conversation Conversation { get; }

    public DispatcherSynchronizationContext UserInterface { get; }

    public (SessionViewModel Session, ImSessionView View, Window Window) OpenSession(
        ThemeMode? theme = null, double width = 720, double height = 560, ImParty? peer = null, double scale = 1)
    {
        var session = Show(Conversation.Kate.StartSession(peer ?? TestEnvironment.Amy).Session!, Conversation.Kate);
        var view = new ImSessionView(session);
        if (scale != 1)
        {
            view.LayoutTransform = new ScaleTransform(scale, scale);
        }

        return (session, view, Open(new Border { Child = view }, theme ?? ThemeMode.Light, width, height));
    }

    public SessionViewModel Show(ImSession session, ImChannel channel) =>
        new(session, channel.Options, Environment.Time, UserInterface, Environment.Loggers.CreateLogger<SessionViewModel>());

    public NotificationListViewModel Notifications() =>
        new(Conversation.Amy, Environment.Time, UserInterface, Environment.Loggers.CreateLogger<NotificationListViewModel>());

    public Window Open(UIElement content, ThemeMode theme, double width, double height)
    {
        var window = new Window { Title = "Test", Content = content, Width = width, Height = height, ThemeMode = theme, Left = 20, Top = 20 };
        _windows.Add(window);
        window.Show();
        window.Activate();
        Until(() => window.IsLoaded && window.IsActive, "an active window");
        Settle();
        return window;
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

    /// <summary>Keeps a picture of what is in a window.</summary>
    public void Picture(Window window, string name)
    {
        Settle();
        var content = (FrameworkElement)window.Content;
        Save(content, content.ActualWidth, content.ActualHeight, name);
    }

    /// <summary>Keeps a picture of windows as they lie one above the other on the screen.</summary>
    public void PictureOfStack(IReadOnlyList<NotificationWindow> windows, string name)
    {
        Settle();
        var places = windows.Select(window => WindowPlacing.BoundsOf(window.Handle)).ToList();
        var (left, top) = (places.Min(place => place.Left), places.Min(place => place.Top));
        var picture = new DrawingVisual();
        using (var drawing = picture.RenderOpen())
        {
            foreach (var (window, place) in windows.Zip(places))
            {
                var brush = new VisualBrush((Visual)window.Content);
                drawing.DrawRectangle(brush, null, new Rect(place.Left - left, place.Top - top, place.Width, place.Height));
            }
        }

        Save(picture, places.Max(place => place.Right) - left, places.Max(place => place.Bottom) - top, name);
    }

    private static void Save(Visual visual, double width, double height, string name)
    {
        var bitmap = new RenderTargetBitmap((int)Math.Ceiling(width), (int)Math.Ceiling(height), 96, 96, PixelFormats.Pbgra32);
        bitmap.Render(visual);
        var encoder = new PngBitmapEncoder();
        encoder.Frames.Add(BitmapFrame.Create(bitmap));
        using var file = File.Create(Path.Combine(Assembly.PicturesFolder, $"{name}.png"));
        encoder.Save(file);
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
