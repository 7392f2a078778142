using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;
using System.Windows.Interop;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Notifications;

[TestClass]
public sealed class NotificationWindowsTests
{
    [STATestMethod]
    public void A_notification_shows_sender_text_and_remaining_time_and_takes_no_focus()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        var writing = new TextBox();
        var main = screen.Open(writing, ThemeMode.Light, 500, 300);
        writing.Focus();
        using var notifications = new NotificationWindows(list, () => main);

        screen.Conversation.Start().Send("Do you have a minute?");
        Screen.Until(() => notifications.Windows.Count == 1 && notifications.Windows[0].IsVisible, "the notification");
        screen.Settle();
        Keys.Press((byte)'A');
        Screen.Until(() => writing.Text.Length == 1, "the key");

        var window = notifications.Windows[0];
        Assert.IsTrue(main.IsActive);
        Assert.IsFalse(window.IsActive);
        Assert.AreSame(writing, Keyboard.FocusedElement);
        Assert.AreEqual("Instant Message", window.Title);
        Assert.AreEqual("Kate Milburn (kmilburn)", Screen.Find(window, "Toast.Sender")?.GetName());
        Assert.AreEqual("Do you have a minute?", Screen.Find(window, "Toast.Message")?.GetName());
        Assert.AreEqual("Closes in 30 s", Screen.Find(window, "Toast.Remaining")?.GetName());
    }

    [STATestMethod]
    public void A_click_on_Accept_connects_and_leaves_the_focus_where_it_was()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        ImSession? accepted = null;
        list.Accepted += (_, session) => accepted = session;
        var writing = new TextBox();
        var main = screen.Open(writing, ThemeMode.Light, 500, 300);
        writing.Focus();
        using var notifications = new NotificationWindows(list, () => main);
        screen.Conversation.Start().Send("Hello");
        Screen.Until(() => notifications.Windows.Count == 1, "the notification");
        screen.Settle();

        ClickOn(notifications.Windows[0], "Toast.Accept");

        Screen.Until(() => accepted is not null, "the session");
        Assert.IsEmpty(notifications.Windows);
        Assert.AreSame(writing, Keyboard.FocusedElement);
        Assert.IsTrue(main.IsActive);
    }

    [STATestMethod]
    public void A_click_on_Reject_tells_the_caller()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        var main = screen.Open(new TextBox(), ThemeMode.Light, 500, 300);
        using var notifications = new NotificationWindows(list, () => main);
        var kate = screen.Conversation.Start();
        kate.Send("Hello");
        Screen.Until(() => notifications.Windows.Count == 1, "the notification");
        screen.Settle();

        ClickOn(notifications.Windows[0], "Toast.Reject");

        Screen.Until(() => kate.EndReason?.Kind == ImEndReasonKind.Rejected, "Kate's reason");
        Screen.Until(() => notifications.Windows.Count == 0, "the window's end");
    }

    [STATestMethod]
    public void Notifications_are_stacked_from_the_bottom_right_oldest_first_and_move_down()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        var main = screen.Open(new TextBox(), ThemeMode.Light, 500, 300);
        using var notifications = new NotificationWindows(list, () => main);
        var area = WindowPlacing.WorkAreaOf(new WindowInteropHelper(main).Handle);

        var first = screen.Conversation.Start();
        first.Send("first");
        Screen.Until(() => list.Items.Count == 1, "the first");
        screen.Conversation.Start().Send("second");
        Screen.Until(() => notifications.Windows.Count == 2, "the second");
        screen.Settle();

        var (older, newer) = (notifications.Windows[0], notifications.Windows[1]);
        Assert.AreEqual("first", ((NotificationViewModel)older.DataContext).Message);
        Assert.AreEqual(area.Right - 12, WindowPlacing.BoundsOf(older.Handle).Right);
        Assert.AreEqual(area.Bottom - 12, WindowPlacing.BoundsOf(older.Handle).Bottom);
        Assert.AreEqual(WindowPlacing.BoundsOf(older.Handle).Top - 12, WindowPlacing.BoundsOf(newer.Handle).Bottom);
        Assert.IsTrue(older.Topmost);
        screen.PictureOfStack(notifications.Windows, "notifications-two-stacked");

        Screen.Run(() => first.EndAsync());
        Screen.Until(() => notifications.Windows.Count == 1, "the first's end");
        screen.Settle();
        Assert.AreEqual(area.Bottom - 12, WindowPlacing.BoundsOf(newer.Handle).Bottom);
    }

    [STATestMethod]
    public void A_notification_goes_by_itself()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        using var notifications = new NotificationWindows(list, () => null);
        screen.Conversation.Start().Send("Hello");
        Screen.Until(() => notifications.Windows.Count == 1, "the notification");

        screen.Environment.Time.Advance(TimeSpan.FromSeconds(31));

        Screen.Until(() => notifications.Windows.Count == 0, "its end");
    }

    private static void ClickOn(NotificationWindow window, string id) => Keys.Click(Screen.Find<Button>(window, id));
}
