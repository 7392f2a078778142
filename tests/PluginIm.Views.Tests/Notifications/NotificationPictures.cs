using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Notifications;

/// <summary>Pictures of notifications, for people to judge.</summary>
[TestClass]
public sealed class NotificationPictures
{
    private const string Case = "Hello Amy, do you have a minute? It is about the customer in case 4711, whose contract was prolonged twice. 👍";

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void Consultation(string theme)
    {
        using var screen = new Screen();
        using var list = screen.Notifications(Screen.DirectoryWith(Presence.Ready));
        var (main, _) = screen.OpenMainWindow(Pictures.ThemeOf(theme));
        using var notifications = new NotificationWindows(list, () => main);

        Consult(screen, notifications, new CustomerCall());

        Pictures.Keep(notifications.Windows[0], $"notification-consultation-{theme}");
    }

    [WindowTest]
    public void Consultation_about_a_hostile_case()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        var (main, _) = screen.OpenMainWindow();
        using var notifications = new NotificationWindows(list, () => main);
        var interaction = new CustomerCall();
        interaction.Set(HostileCase.Create());

        Consult(screen, notifications, interaction);

        Assert.IsLessThan(420, notifications.Windows[0].ActualHeight);
        Pictures.Keep(notifications.Windows[0], "notification-consultation-hostile");
    }

    [WindowTest]
    [DataRow("black")]
    [DataRow("white")]
    public void Consultation_in_high_contrast(string ground)
    {
        using var screen = new Screen();
        using var list = screen.Notifications(Screen.DirectoryWith(Presence.Ready));
        using var notifications = new NotificationWindows(list, () => null);
        Consult(screen, notifications, new CustomerCall());

        ((System.Windows.FrameworkElement)notifications.Windows[0].Content).Resources.MergedDictionaries.Add(HighContrast.As(ground));

        Pictures.Keep(notifications.Windows[0], $"notification-consultation-high-contrast-{ground}");
    }

    private static void Consult(Screen screen, NotificationWindows notifications, CustomerCall interaction)
    {
        screen.Conversation.Kate.StartConsultation(TestEnvironment.Amy, interaction).Session!.Send("Can you see a second payment? The customer is on the line.");
        Ui.Until(() => notifications.Windows.Count == 1 && notifications.Windows[0].IsVisible, "the notification");
        Ui.Until(() => ((System.Windows.UIElement)notifications.Windows[0].Content).Opacity == 1, "the whole notification");
        Ui.Settle();
    }

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void One(string theme)
    {
        using var screen = new Screen();
        using var list = screen.Notifications(Screen.DirectoryWith(Presence.Ready));
        var (main, _) = screen.OpenMainWindow(Pictures.ThemeOf(theme));
        using var notifications = new NotificationWindows(list, () => main);
        list.ShowShortcuts(new NotificationOptions().AcceptShortcut, new NotificationOptions().RejectShortcut);
        screen.Conversation.Start().Send(Case);
        Ui.Until(() => notifications.Windows.Count == 1 && list.Items[0].Sender.Presence is not null, "the notification");
        screen.Environment.Time.Advance(TimeSpan.FromSeconds(9));
        Ui.Until(() => list.Items[0].RemainingText == "Closes in 21 s", "the remaining time");

        Until(notifications.Windows[0], 0.7);
        Pictures.Keep(notifications.Windows[0], $"notification-{theme}");
    }

    [WindowTest]
    [DataRow("light")]
    [DataRow("dark")]
    public void Five_with_long_text_right_to_left_and_every_presence(string theme)
    {
        using var screen = new Screen();
        using var list = screen.Notifications(Screen.DirectoryWith(Presence.Busy));
        var (main, _) = screen.OpenMainWindow(Pictures.ThemeOf(theme));
        using var notifications = new NotificationWindows(list, () => main);
        list.ShowShortcuts(new NotificationOptions().AcceptShortcut, new NotificationOptions().RejectShortcut);
        string[] texts =
        [
            string.Concat(Enumerable.Repeat("The story of this customer is long. ", 20)),
            "?",
            "שלום איימי, יש לך רגע? זה בקשר ללקוח בתיק 4711, שהחוזה שלו הוארך פעמיים.",
            "https://crm.example.com/cases/4711/a-long-address-that-nobody-would-ever-break-into-lines-by-themselves?with=parameters",
            "One\nline\nafter\nanother",
        ];
        foreach (var text in texts)
        {
            var count = notifications.Windows.Count;
            screen.Conversation.Start().Send(text);
            Ui.Until(() => notifications.Windows.Count == count + 1, text);
            screen.Environment.Time.Advance(TimeSpan.FromSeconds(3));
            Ui.Settle();
        }

        Ui.Until(() => list.Items.All(item => item.Sender.Presence is not null), "the presences");
        Until(notifications.Windows[0], 0.5);
        Pictures.KeepStack([.. notifications.Windows.Where(window => window.IsVisible)], $"notification-five-{theme}");
    }

    /// <summary>The ring moves where the system allows it.</summary>
    private static void Until(NotificationWindow window, double share) =>
        Ui.Until(() => Math.Abs(Ui.Find<RemainingRing>(window, "Toast.Remaining").ShownShare - share) < 0.01, "the ring");
}
