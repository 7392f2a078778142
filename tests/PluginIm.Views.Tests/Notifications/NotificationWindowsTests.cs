using System.Runtime.InteropServices;
using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Controls;
using System.Windows.Input;
using System.Windows.Interop;
using System.Windows.Media;
using Moq;
using PluginIm.Contracts;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Notifications;

[TestClass]
public sealed partial class NotificationWindowsTests
{
    private const int ExtendedStyle = -20;
    private const nint NoActivate = 0x08000000;

    [WindowTest]
    public void A_notification_takes_no_key_from_who_is_writing()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        var (main, writing) = screen.OpenMainWindow();
        using var notifications = new NotificationWindows(list, () => main);

        Hands.Type("be");
        Ui.Until(() => writing.Text == "be", "the keys before it");
        screen.Conversation.Start().Send("Do you have a minute?");
        Ui.Until(() => notifications.Windows.Count == 1 && notifications.Windows[0].IsVisible, "the notification");
        Ui.Settle();
        Hands.Type("fore");
        Ui.Until(() => writing.Text == "before", "the keys after it");

        var window = notifications.Windows[0];
        Assert.IsTrue(main.IsActive);
        Assert.IsFalse(window.IsActive);
        Assert.AreSame(writing, Keyboard.FocusedElement);
        Ui.Until(() => Hands.HaveKeyboardOf(main), "the keyboard where it was");
        Assert.AreNotEqual(0, GetWindowLongPtr(window.Handle, ExtendedStyle) & NoActivate);
    }

    [WindowTest]
    public void A_notification_shows_sender_text_and_remaining_time()
    {
        using var screen = new Screen();
        using var list = screen.Notifications(Screen.DirectoryWith(Presence.Busy));
        using var notifications = new NotificationWindows(list, () => null);

        screen.Conversation.Start().Send("Zoë – „grüß Gott\" ✓ 👍");
        Ui.Until(() => notifications.Windows.Count == 1 && notifications.Windows[0].IsVisible, "the notification");
        Ui.Settle();

        var window = notifications.Windows[0];
        Assert.AreEqual("Instant Message", window.Title);
        Assert.IsTrue(window.Topmost);
        Assert.AreEqual("Kate Milburn (kmilburn)", NameOf(window, "Toast.Sender"));
        Assert.AreEqual("Zoë – „grüß Gott\" ✓ 👍", NameOf(window, "Toast.Message"));
        Assert.AreEqual("Closes in 30 s", NameOf(window, "Toast.Remaining"));
        Assert.AreEqual("Accept", NameOf(window, "Toast.Accept"));
        Assert.AreEqual("Reject", NameOf(window, "Toast.Reject"));
        Ui.Until(() => NameOf(window, "Toast.Presence") == "Busy", "the presence");
        Assert.AreEqual(
            "Instant message from Kate Milburn (kmilburn): Zoë – „grüß Gott\" ✓ 👍", UIElementAutomationPeer.CreatePeerForElement(window).GetHelpText());
        screen.Environment.Time.Advance(TimeSpan.FromSeconds(9));
        Ui.Until(() => NameOf(window, "Toast.Remaining") == "Closes in 21 s", "the remaining time");
    }

    [WindowTest]
    public void A_notification_does_not_grow_when_the_presence_comes()
    {
        var answer = new TaskCompletionSource<InternalTarget?>();
        var directory = new Mock<ITargetDirectory>();
        directory.Setup(asked => asked.FindByAddressAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).Returns(new ValueTask<InternalTarget?>(answer.Task));
        using var screen = new Screen();
        using var list = screen.Notifications(directory.Object);
        using var notifications = new NotificationWindows(list, () => null);
        screen.Conversation.Start().Send("Hello Amy");
        Ui.Until(() => notifications.Windows.Count == 1 && notifications.Windows[0].IsVisible, "the notification");
        Ui.Settle();
        var before = WindowPlacing.BoundsOf(notifications.Windows[0].Handle);

        answer.SetResult(Ui.Run(() => Screen.DirectoryWith(Presence.Busy).FindByAddressAsync(TestEnvironment.Kate.Address, CancellationToken.None).AsTask()));
        Ui.Until(() => NameOf(notifications.Windows[0], "Toast.Presence") == "Busy", "the presence");
        Ui.Settle();

        Assert.AreEqual(before, WindowPlacing.BoundsOf(notifications.Windows[0].Handle));
    }

    [WindowTest]
    public void A_click_on_Accept_connects_and_leaves_the_keyboard_where_it_was()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        ImSession? accepted = null;
        list.Accepted += (_, session) => accepted = session;
        var (main, writing) = screen.OpenMainWindow();
        using var notifications = new NotificationWindows(list, () => main);
        var kate = screen.Conversation.Start();
        kate.Send("Hello");
        Ui.Until(() => notifications.Windows.Count == 1, "the notification");
        Ui.Settle();

        Hands.Click(Ui.Find<Button>(notifications.Windows[0], "Toast.Accept"));

        Ui.Until(() => accepted is not null && kate.State == ImSessionState.Connected, "the session");
        Assert.IsEmpty(notifications.Windows);
        Assert.AreSame(writing, Keyboard.FocusedElement);
        Assert.IsTrue(main.IsActive);
        Hands.Type("on");
        Ui.Until(() => writing.Text == "on", "the keys after it");
    }

    [WindowTest]
    public void A_click_on_Reject_tells_the_caller()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        var (main, _) = screen.OpenMainWindow();
        using var notifications = new NotificationWindows(list, () => main);
        var kate = screen.Conversation.Start();
        kate.Send("Hello");
        Ui.Until(() => notifications.Windows.Count == 1, "the notification");
        Ui.Settle();

        Hands.Click(Ui.Find<Button>(notifications.Windows[0], "Toast.Reject"));

        Ui.Until(() => kate.EndReason?.Kind == ImEndReasonKind.Rejected, "Kate's reason");
        Ui.Until(() => notifications.Windows.Count == 0, "the window's end");
    }

    [WindowTest]
    public void Notifications_are_stacked_from_the_bottom_right_oldest_first_and_move_down()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        var (main, _) = screen.OpenMainWindow();
        using var notifications = new NotificationWindows(list, () => main);
        var area = WindowPlacing.WorkAreaOf(new WindowInteropHelper(main).Handle);

        var first = screen.Conversation.Start();
        first.Send("first");
        Ui.Until(() => list.Items.Count == 1, "the first");
        screen.Conversation.Start().Send("second");
        Ui.Until(() => notifications.Windows.Count == 2, "the second");
        Ui.Settle();

        var (older, newer) = (notifications.Windows[0], notifications.Windows[1]);
        Assert.AreEqual("first", ((NotificationViewModel)older.DataContext).Message);
        Assert.AreEqual(area.Right - 12, WindowPlacing.BoundsOf(older.Handle).Right);
        Assert.AreEqual(area.Bottom - 12, WindowPlacing.BoundsOf(older.Handle).Bottom);
        Assert.AreEqual(WindowPlacing.BoundsOf(older.Handle).Top - 12, WindowPlacing.BoundsOf(newer.Handle).Bottom);

        Ui.Run(() => first.EndAsync());
        Ui.Until(() => notifications.Windows.Count == 1, "the first's end");
        Ui.Settle();
        Assert.AreEqual(area.Bottom - 12, WindowPlacing.BoundsOf(newer.Handle).Bottom);
    }

    [WindowTest]
    public void A_notification_goes_when_its_time_is_over()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        using var notifications = new NotificationWindows(list, () => null);
        screen.Conversation.Start().Send("Hello");
        var window = TheOne(notifications);

        screen.Environment.Time.Advance(TimeSpan.FromSeconds(31));

        Ui.Until(() => notifications.Windows.Count == 0 && !window.IsVisible, "its end");
    }

    [WindowTest]
    public void A_notification_goes_when_the_invitation_is_taken_back()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        using var notifications = new NotificationWindows(list, () => null);
        var kate = screen.Conversation.Start();
        kate.Send("Hello");
        var window = TheOne(notifications);

        Ui.Run(() => kate.EndAsync());

        Ui.Until(() => notifications.Windows.Count == 0 && !window.IsVisible, "its end");
    }

    [WindowTest]
    [DataRow("light", 0xFF)]
    [DataRow("dark", 0x2B)]
    public void A_notification_is_dressed_like_the_main_window(string theme, int brightness)
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        var (main, _) = screen.OpenMainWindow(Pictures.ThemeOf(theme));
        using var notifications = new NotificationWindows(list, () => main);

        screen.Conversation.Start().Send("Hello");
        var card = (Border)TheOne(notifications).Content;
        Ui.Settle();

        Assert.AreEqual(Color.FromRgb((byte)brightness, (byte)brightness, (byte)brightness), ((SolidColorBrush)card.Background).Color);
    }

    [WindowTest]
    public void A_notification_is_announced_once_with_sender_and_text()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        using var notifications = new NotificationWindows(list, () => null);
        var announced = new List<string>();
        EventHandler onAnnounced = (element, _) => announced.Add(UIElementAutomationPeer.CreatePeerForElement((UIElement)element!).GetName());
        LiveRegion.Announced += onAnnounced;

        screen.Conversation.Start().Send("Hello");
        TheOne(notifications);
        screen.Environment.Time.Advance(TimeSpan.FromSeconds(5));
        Ui.Until(() => list.Items[0].RemainingSeconds == 25, "the remaining time");
        Ui.Settle();
        LiveRegion.Announced -= onAnnounced;

        Assert.AreEqual("Instant message from Kate Milburn (kmilburn): Hello", Assert.ContainsSingle(announced));
    }

    [WindowTest]
    public void The_ring_runs_out_with_the_time()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        using var notifications = new NotificationWindows(list, () => null);
        screen.Conversation.Start().Send("Hello");
        var ring = Ui.Find<RemainingRing>(TheOne(notifications), "Toast.Remaining");
        Assert.AreEqual(1, ring.ShownShare, 0.01);

        screen.Environment.Time.Advance(TimeSpan.FromSeconds(15));

        Ui.Until(() => Math.Abs(ring.ShownShare - 0.5) < 0.01, "half a ring");
        Assert.AreEqual("15", ring.Text);
        Assert.AreEqual(AutomationControlType.ProgressBar, UIElementAutomationPeer.CreatePeerForElement(ring).GetAutomationControlType());
    }

    [WindowTest]
    public void Those_for_which_there_is_no_room_wait_and_the_uppermost_says_how_many()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        var (main, _) = screen.OpenMainWindow();
        using var notifications = new NotificationWindows(list, () => main);
        var area = WindowPlacing.WorkAreaOf(new WindowInteropHelper(main).Handle);
        for (var i = 1; i <= 10; i++)
        {
            screen.Conversation.Start().Send($"number {i}");
            var count = i;
            Ui.Until(() => list.Items.Count == count, $"notification {i}");
        }

        Ui.Settle();
        var shown = notifications.Windows.Where(window => window.IsVisible).ToList();
        var places = shown.Select(window => WindowPlacing.BoundsOf(window.Handle)).ToList();
        Assert.IsLessThan(10, shown.Count);
        Assert.IsGreaterThan(3, shown.Count);
        Assert.AreEqual($"{10 - shown.Count} more waiting", NameOf(shown[^1], "Toast.More"));
        Assert.IsGreaterThanOrEqualTo(area.Top, places[^1].Top);
        foreach (var (lower, upper) in places.Zip(places.Skip(1)))
        {
            Assert.AreEqual(lower.Top - 12, upper.Bottom);
        }

        var (before, top) = (shown.Count, list.Items[shown.Count]);
        list.RejectOldest();
        Ui.Until(() => notifications.Windows.Count == 9 && notifications.Windows.Count(window => window.IsVisible) == before, "the next one's turn");
        Assert.IsTrue(notifications.Windows.Single(window => window.DataContext == top).IsVisible);
    }

    private static NotificationWindow TheOne(NotificationWindows notifications)
    {
        Ui.Until(() => notifications.Windows.Count == 1 && notifications.Windows[0].IsVisible, "the notification");
        return notifications.Windows[0];
    }

    private static string? NameOf(Window window, string id) => Ui.Find(window, id)?.GetName();

    [LibraryImport("user32.dll", EntryPoint = "GetWindowLongPtrW")]
    private static partial nint GetWindowLongPtr(nint window, int index);
}
