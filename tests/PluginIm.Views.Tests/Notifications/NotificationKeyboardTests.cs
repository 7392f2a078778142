using System.Windows;
using System.Windows.Controls;
using System.Windows.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Views.Tests.Environment;
using Key = PluginIm.Views.Tests.Environment.Key;

namespace PluginIm.Views.Tests.Notifications;

/// <summary>Answering without the mouse: shortcuts that work wherever the keyboard is, and the way into a notification and back.</summary>
[TestClass]
public sealed class NotificationKeyboardTests
{
    [WindowTest]
    public void The_accept_shortcut_connects_and_leaves_the_keyboard_where_it_was()
    {
        using var desk = new Desk();
        var kate = desk.Invite("Hello");

        Hands.Press(Key.Ctrl, Key.Alt, Key.Letter('a'));

        Ui.Until(() => kate.State == ImSessionState.Connected, "the session");
        Ui.Until(() => desk.Windows.Windows.Count == 0, "the notification's end");
        Assert.AreSame(desk.Writing, Keyboard.FocusedElement);
        Assert.AreEqual("", desk.Writing.Text);
    }

    [WindowTest]
    public void The_reject_shortcut_answers_the_oldest_of_two()
    {
        using var desk = new Desk();
        var (first, second) = (desk.Invite("first"), desk.Invite("second"));

        Hands.Press(Key.Ctrl, Key.Alt, Key.Letter('r'));

        Ui.Until(() => first.EndReason?.Kind == ImEndReasonKind.Rejected, "the first's rejection");
        Assert.AreEqual(ImSessionState.Establishing, second.State);
        Assert.AreSame(desk.Writing, Keyboard.FocusedElement);
    }

    [WindowTest]
    public void The_oldest_notification_names_the_shortcuts_and_its_buttons_tell_them()
    {
        using var desk = new Desk();
        desk.Invite("Hello");

        Assert.AreEqual("Ctrl+Alt+A accepts, Ctrl+Alt+R rejects", Ui.Find(desk.Windows.Windows[0], "Toast.Keys")?.GetName());
    }

    [WindowTest]
    public void Without_an_invitation_the_keys_are_those_of_whoever_has_the_keyboard()
    {
        using var desk = new Desk();
        var seen = new List<System.Windows.Input.Key>();
        desk.Writing.PreviewKeyDown += (_, e) => seen.Add(e.Key == System.Windows.Input.Key.System ? e.SystemKey : e.Key);

        Hands.Press(Key.Ctrl, Key.Alt, Key.Letter('a'));

        Ui.Until(() => seen.Contains(System.Windows.Input.Key.A), "the key in the main window");
    }

    [WindowTest]
    public void The_keyboard_goes_into_a_notification_walks_its_buttons_and_goes_back_with_Escape()
    {
        using var desk = new Desk();
        var kate = desk.Invite("Hello");
        var window = desk.Windows.Windows[0];

        Hands.Press(Key.Ctrl, Key.Alt, Key.Letter('n'));
        Ui.Until(() => IsFocused(window, "Toast.Accept"), "Accept with the focus");
        Hands.Press(Key.Tab);
        Ui.Until(() => IsFocused(window, "Toast.Reject"), "Reject with the focus");
        Pictures.Keep(window, "notification-with-keyboard");
        Hands.Press(Key.Tab);
        Ui.Until(() => IsFocused(window, "Toast.Accept"), "Accept once more");
        Hands.Press(Key.Escape);

        Ui.Until(() => desk.Main.IsActive && desk.Writing.IsKeyboardFocused, "the keyboard back");
        Assert.AreEqual(ImSessionState.Establishing, kate.State);
        Assert.IsTrue(window.IsVisible);
        Hands.Type("on");
        Ui.Until(() => desk.Writing.Text == "on", "the keys after it");
    }

    [WindowTest]
    public void Answered_with_Enter_it_gives_the_keyboard_back()
    {
        using var desk = new Desk();
        var kate = desk.Invite("Hello");

        Hands.Press(Key.Ctrl, Key.Alt, Key.Letter('n'));
        Ui.Until(() => IsFocused(desk.Windows.Windows[0], "Toast.Accept"), "Accept with the focus");
        Hands.Press(Key.Tab);
        Ui.Until(() => IsFocused(desk.Windows.Windows[0], "Toast.Reject"), "Reject with the focus");
        Hands.Press(Key.Enter);

        Ui.Until(() => kate.EndReason?.Kind == ImEndReasonKind.Rejected, "the rejection");
        Ui.Until(() => desk.Main.IsActive && desk.Writing.IsKeyboardFocused, "the keyboard back");
    }

    [WindowTest]
    public void Pressed_again_the_shortcut_goes_to_the_next_notification_and_round()
    {
        using var desk = new Desk();
        desk.Invite("first");
        desk.Invite("second");

        Hands.Press(Key.Ctrl, Key.Alt, Key.Letter('n'));
        Ui.Until(() => IsFocused(desk.Windows.Windows[0], "Toast.Accept"), "the first");
        Hands.Press(Key.Ctrl, Key.Alt, Key.Letter('n'));
        Ui.Until(() => IsFocused(desk.Windows.Windows[1], "Toast.Accept"), "the second");
        Hands.Press(Key.Ctrl, Key.Alt, Key.Letter('n'));
        Ui.Until(() => IsFocused(desk.Windows.Windows[0], "Toast.Accept"), "the first again");
    }

    [WindowTest]
    public void A_shortcut_that_another_program_has_is_told()
    {
        using var other = new GlobalShortcuts();
        Assert.IsNull(other.Register(new NotificationOptions().AcceptShortcut!, () => { }));

        using var desk = new Desk();

        Assert.AreEqual("The shortcut Ctrl+Alt+A is used by another program", desk.Status.ShortcutProblem);
        desk.Invite("Hello");
        Assert.AreEqual("Ctrl+Alt+R rejects", Ui.Find(desk.Windows.Windows[0], "Toast.Keys")?.GetName());
    }

    private static bool IsFocused(Window window, string id) => Ui.Find<Button>(window, id).IsKeyboardFocused;

    /// <summary>Amy's desktop, where somebody writes in the main window.</summary>
    private sealed class Desk : IDisposable
    {
        private readonly Screen _screen = new();
        private readonly NotificationListViewModel _list;
        private readonly NotificationShortcuts _shortcuts;

        public Desk()
        {
            _list = _screen.Notifications();
            (Main, Writing) = _screen.OpenMainWindow();
            Status = new ChannelStatusViewModel(_screen.Conversation.Amy, _screen.Environment.Time, _screen.UserInterface);
            Windows = new NotificationWindows(_list, () => Main);
            _shortcuts = new NotificationShortcuts(
                new GlobalShortcuts(), _list, new NotificationOptions(), Status, Windows.TakeKeyboard,
                _screen.Environment.Loggers.CreateLogger<NotificationShortcuts>());
        }

        public Window Main { get; }

        public TextBox Writing { get; }

        public ChannelStatusViewModel Status { get; }

        public NotificationWindows Windows { get; }

        public ImSession Invite(string text)
        {
            var count = Windows.Windows.Count;
            var session = _screen.Conversation.Start();
            session.Send(text);
            Ui.Until(() => Windows.Windows.Count == count + 1 && Windows.Windows[^1].IsVisible, "the notification");
            Ui.Settle();
            return session;
        }

        public void Dispose()
        {
            _shortcuts.Dispose();
            Windows.Dispose();
            Status.Dispose();
            _list.Dispose();
            _screen.Dispose();
        }
    }
}
