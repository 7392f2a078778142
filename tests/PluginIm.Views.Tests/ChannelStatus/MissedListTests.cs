using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Automation.Provider;
using System.Windows.Controls;
using System.Windows.Controls.Primitives;
using Moq;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.ChannelStatus;

/// <summary>What was missed, beside the channel's status.</summary>
[TestClass]
public sealed class MissedListTests
{
    [WindowTest]
    public void Nothing_is_shown_of_it_as_long_as_nothing_was_missed()
    {
        using var bar = new StatusBar();

        Assert.IsFalse(Ui.Find<ToggleButton>(bar.View, "Im.Missed").IsVisible);
    }

    [WindowTest]
    public void The_button_counts_and_Enter_opens_the_list_with_the_keyboard_on_the_latest()
    {
        using var bar = new StatusBar();
        bar.Miss("first");
        bar.Miss("second");
        var button = Ui.Find<ToggleButton>(bar.View, "Im.Missed");
        Assert.AreEqual("2 missed", UIElementAutomationPeer.CreatePeerForElement(button).GetName());
        button.Focus();

        Hands.Press(Key.Space);

        Ui.Until(() => bar.Items is [{ IsKeyboardFocused: true }, _], "the keyboard on the latest");
        Assert.AreEqual(
            "Kate Milburn (kmilburn), 9:30 AM, Not answered: second",
            UIElementAutomationPeer.CreatePeerForElement(bar.Items[0]).GetName().Replace('\u202F', ' '));
    }

    [WindowTest]
    public void The_keyboard_reaches_every_button_and_Escape_goes_back_to_where_it_came_from()
    {
        using var bar = new StatusBar();
        bar.Miss("Hello");
        bar.Open();
        Ui.Until(() => bar.Items is [{ IsKeyboardFocused: true }], "the keyboard on the entry");

        Hands.Press(Key.Tab);
        Ui.Until(() => Ui.Find<Button>(bar.List, "Im.Missed.Send").IsKeyboardFocused, "Send an Instant Message");
        Hands.Press(Key.Tab);
        Ui.Until(() => Ui.Find<Button>(bar.List, "Im.Missed.Dismiss").IsKeyboardFocused, "Dismiss");
        Hands.Press(Key.Tab);
        Ui.Until(() => Ui.Find<Button>(bar.List, "Im.Missed.DismissAll").IsKeyboardFocused, "Dismiss all");
        Hands.Press(Key.Escape);

        Ui.Until(() => !bar.Missed.IsOpen && Ui.Find<ToggleButton>(bar.View, "Im.Missed").IsKeyboardFocused, "the keyboard back");
        Assert.IsTrue(bar.Missed.HasItems);
    }

    [WindowTest]
    public void A_message_back_goes_to_who_had_invited()
    {
        using var bar = new StatusBar();
        bar.Miss("Hello");
        bar.Open();

        Invoke(Ui.Find<Button>(bar.List, "Im.Missed.Send"));

        bar.Sessions.Verify(sessions => sessions.OpenWith(TestEnvironment.Kate), Times.Once);
        Assert.IsFalse(bar.Missed.HasItems);
    }

    [WindowTest]
    public void A_message_back_that_cannot_be_sent_says_why()
    {
        using var bar = new StatusBar();
        bar.Sessions.Setup(sessions => sessions.OpenWith(It.IsAny<ImParty>())).Returns(ImStartRefusal.TooManySessions);
        bar.Miss("Hello");
        bar.Open();

        Invoke(Ui.Find<Button>(bar.List, "Im.Missed.Send"));

        Ui.Until(() => Ui.Find(bar.List, "Im.Missed.Problem")?.GetName() == "Too many sessions are open. Close one first.", "the reason");
        Pictures.KeepPart(bar.List, "missed-problem");
    }

    [WindowTest]
    public void The_last_that_is_dismissed_closes_the_list()
    {
        using var bar = new StatusBar();
        bar.Miss("Hello");
        bar.Open();

        Invoke(Ui.Find<Button>(bar.List, "Im.Missed.Dismiss"));

        Ui.Until(() => !bar.Missed.IsOpen && !Ui.Find<ToggleButton>(bar.View, "Im.Missed").IsVisible, "nothing of it");
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Pictured(string theme)
    {
        using var bar = new StatusBar(Pictures.ThemeOf(theme));
        bar.Miss("Hello Amy, do you have a minute? It is about the customer in case 4711, whose contract was prolonged twice, and who is on the line.");
        bar.Miss("שלום איימי, יש לך רגע?");
        bar.Miss("Never mind!", isTakenBack: true);
        Ui.Settle();
        Pictures.Keep(bar.Window, $"missed-button-{theme}");
        bar.Open();
        Ui.Until(() => bar.Items.Length == 3, "the entries");

        Pictures.KeepPart(bar.List, $"missed-{theme}");
        Pictures.Keep(bar.Window, $"missed-button-seen-{theme}");
    }

    private static void Invoke(Button button)
    {
        ((IInvokeProvider)UIElementAutomationPeer.CreatePeerForElement(button).GetPattern(PatternInterface.Invoke)).Invoke();
        Ui.Settle();
    }

    /// <summary>Amy's status bar.</summary>
    private sealed class StatusBar : IDisposable
    {
        private readonly Screen _screen = new();
        private readonly NotificationListViewModel _notifications;
        private readonly ChannelStatusViewModel _status;

        public StatusBar(ThemeMode? theme = null)
        {
            _notifications = _screen.Notifications();
            Missed = _screen.Missed(_notifications, Sessions.Object);
            _status = new ChannelStatusViewModel(_screen.Conversation.Amy, _screen.Environment.Time, _screen.UserInterface);
            View = new ChannelStatusView(_status, Missed)
            {
                HorizontalAlignment = HorizontalAlignment.Right,
                VerticalAlignment = VerticalAlignment.Bottom,
                Margin = new Thickness(12),
            };
            Window = _screen.Open(new Border { Child = View }, theme ?? ThemeMode.Light, 560, 620);
            ((Border)Window.Content).Background = Window.Background;
        }

        public Mock<ISessionOpener> Sessions { get; } = new();

        public MissedListViewModel Missed { get; }

        public ChannelStatusView View { get; }

        public Window Window { get; }

        public MissedListView List => (MissedListView)View.FindName("MissedList");

        public ListBoxItem[] Items => Ui.Find(List, "Im.Missed.List") is UIElementAutomationPeer { Owner: ListBox list }
            ? [.. Enumerable.Range(0, list.Items.Count).Select(index => list.ItemContainerGenerator.ContainerFromIndex(index)).OfType<ListBoxItem>()]
            : [];

        public void Open()
        {
            Missed.IsOpen = true;
            Ui.Until(() => List.IsVisible && Items.Length == Missed.Items.Count, "the list");
            Ui.Settle();
        }

        public void Miss(string text, bool isTakenBack = false)
        {
            var count = Missed.Items.Count;
            var kate = _screen.Conversation.Start();
            kate.Send(text);
            Ui.Until(() => _notifications.Items.Count == 1, "the invitation");
            if (isTakenBack)
            {
                Ui.Run(() => kate.EndAsync());
            }
            else
            {
                _screen.Environment.Time.Advance(TimeSpan.FromSeconds(31));
            }

            Ui.Until(() => Missed.Items.Count == count + 1, "the missed one");
        }

        public void Dispose()
        {
            Missed.Dispose();
            _status.Dispose();
            _notifications.Dispose();
            _screen.Dispose();
        }
    }
}
