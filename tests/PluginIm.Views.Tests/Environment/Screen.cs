using System.Windows;
using System.Windows.Controls;
using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using Moq;
using PluginIm.Contracts;

namespace PluginIm.Views.Tests.Environment;

/// <summary>Kate's screen with real windows, and Amy at the other end of a network in memory. Used on the windows' thread.</summary>
internal sealed class Screen : IDisposable
{
    private static int _titles;

    private readonly List<Window> _windows = [];

    public Screen(ImOptions? options = null)
    {
        UserInterface = new DispatcherSynchronizationContext(Dispatcher.CurrentDispatcher);
        SynchronizationContext.SetSynchronizationContext(UserInterface);
        Hands.MovePointerAway();
        Bells = new Bells(Mock.Of<ISoundOutput>(), Environment.Time);
        Conversation = Ui.Run(() => Conversation.CreateAsync(Environment, options));
    }

    public TestEnvironment Environment { get; } = new();

    public Conversation Conversation { get; }

    /// <summary>A Routing Point, at which nobody answers by itself.</summary>
    public static ImParty Billing { get; } = new("sip:rp-billing@im.test", "rp-billing", "Billing");

    /// <summary>The dialog of Kate's newest session.</summary>
    public MemoryDialog KatesDialog => Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1];

    public DispatcherSynchronizationContext UserInterface { get; }

    public (SessionViewModel Session, ImSessionView View, Window Window) OpenSession(
        ThemeMode? theme = null, double width = 720, double height = 560, ImParty? peer = null)
    {
        var session = Show(Conversation.Kate.StartSession(peer ?? TestEnvironment.Amy).Session!, Conversation.Kate);
        var view = new ImSessionView(session);
        return (session, view, Open(new Border { Child = view }, theme ?? ThemeMode.Light, width, height));
    }

    /// <summary>What the desktop offers beside sessions; null for nothing.</summary>
    public SessionSurroundings? Surroundings { get; set; }

    public SessionViewModel Show(ImSession session, ImChannel channel) => new(
        session, channel.Options, Environment.Time, UserInterface, Environment.Loggers.CreateLogger<SessionViewModel>(), Surroundings);

    /// <summary>Has the other party send a text, and waits until it is on the screen.</summary>
    public static MessageLineViewModel Hear(SessionViewModel session, ImSession other, string text)
    {
        var count = session.Transcript.Lines.Count;
        other.Send(text);
        Ui.Until(() => session.Transcript.Lines.Count > count, text);
        Ui.Settle();
        return (MessageLineViewModel)session.Transcript.Lines[^1];
    }

    public Bells Bells { get; }

    public NotificationListViewModel Notifications(ITargetDirectory? directory = null, NotificationOptions? options = null) => new(
        Conversation.Amy,
        options ?? new NotificationOptions(),
        Bells,
        directory,
        changes: null,
        Environment.Time,
        UserInterface,
        Environment.Loggers.CreateLogger<NotificationListViewModel>());

    /// <summary>What Amy has missed.</summary>
    public MissedListViewModel Missed(NotificationListViewModel notifications, ISessionOpener? sessions = null) =>
        new(notifications, Conversation.Amy, sessions ?? Mock.Of<ISessionOpener>(), Environment.Time);

    /// <summary>A directory that knows Kate and how ready she is.</summary>
    public static ITargetDirectory DirectoryWith(Presence presence)
    {
        var kate = new InternalTarget
        {
            Kind = InternalTargetKind.Agent,
            Id = TestEnvironment.Kate.Logon,
            DisplayName = TestEnvironment.Kate.DisplayName,
            SipAddress = TestEnvironment.Kate.Address,
            Presence = new Dictionary<Medium, Presence> { [Medium.InstantMessaging] = presence },
        };
        var directory = new Mock<ITargetDirectory>();
        directory.Setup(asked => asked.FindByAddressAsync(kate.SipAddress, It.IsAny<CancellationToken>())).ReturnsAsync(kate);
        return directory.Object;
    }

    /// <summary>Opens a window and waits until it has the keyboard.</summary>
    public Window Open(UIElement content, ThemeMode theme, double width, double height)
    {
        var window = new Window { Content = content, Width = width, Height = height, ThemeMode = theme, Left = 20, Top = 20 };
        window.Title = $"Window {Interlocked.Increment(ref _titles)} of {System.Environment.ProcessId}";
        _windows.Add(window);
        window.Show();
        window.Activate();
        Ui.Until(() => window.IsLoaded && window.IsActive, "an active window");
        Ui.Until(() => Hands.HaveKeyboardOf(window), "the keyboard");
        Ui.Settle();
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

    public static void Type(SessionViewModel session, string text)
    {
        session.InputText = text;
        session.SendCommand.Execute(null);
        Ui.Settle();
    }

    /// <summary>Connects Kate's session with Amy, and hands over Amy's end.</summary>
    public ImSession Connect(SessionViewModel session, string firstMessage = "Hello Amy")
    {
        Type(session, firstMessage);
        var invitation = Ui.Run(() => Conversation.NextInvitationAsync());
        Ui.Run(() => invitation.AcceptAsync());
        Ui.Until(() => session.State == ImSessionState.Connected, "the connection");
        Ui.Settle();
        return invitation.Session;
    }

    /// <summary>Has Kate invite whoever is at the Routing Point.</summary>
    public void InviteBilling(SessionViewModel session)
    {
        var point = Mock.Of<ICarrierObserver>(observer =>
            observer.OnInvited(It.IsAny<IIncomingCarrierDialog>()) == CarrierAdmission.Admit(Mock.Of<ICarrierDialogObserver>()));
        Ui.Run(() => Environment.CarrierOf(Billing).SignInAsync(point, CancellationToken.None));
        Type(session, "Who can look at invoice 4711?");
        Ui.Until(() => session.State == ImSessionState.Establishing, "the invitation");
        Ui.Settle();
    }

    /// <summary>Connects Kate with Amy, and has one message for each way in which a message can stand.</summary>
    public void ShowEveryDelivery(SessionViewModel session)
    {
        var amy = Connect(session, "This one was read.");
        UntilLast(session, ImDelivery.Delivered);
        amy.MarkRead();
        Type(session, "This one is there.");
        UntilLast(session, ImDelivery.Delivered);
        KatesDialog.NextResults.Enqueue(CarrierResult.Accepted);
        Type(session, "This one waits at the switch.");
        UntilLast(session, ImDelivery.Accepted);
        KatesDialog.NextResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.Refused, 488, "Not Acceptable Here"));
        Type(session, "This one was refused.");
        UntilLast(session, ImDelivery.Failed);
        KatesDialog.MessageGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Type(session, "This one is under way.");
        UntilLast(session, ImDelivery.Sending);
        Type(session, "This one comes after it.");
        UntilLast(session, ImDelivery.Queued);
        Ui.Settle();
    }

    private static void UntilLast(SessionViewModel session, ImDelivery delivery) =>
        Ui.Until(() => session.Transcript.Lines.OfType<MessageLineViewModel>().Last().Delivery == delivery, delivery.ToString());

    public void Dispose()
    {
        foreach (var dialog in Environment.CarrierOf(TestEnvironment.Kate).Dialogs)
        {
            dialog.MessageGate?.TrySetResult();
        }

        foreach (var window in _windows)
        {
            window.Close();
        }

        Bells.Dispose();
        Ui.Run(() => Environment.DisposeAsync().AsTask());
    }
}
