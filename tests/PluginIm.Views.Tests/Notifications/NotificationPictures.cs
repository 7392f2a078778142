using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Notifications;

/// <summary>Pictures of notifications, for people to judge.</summary>
[TestClass]
public sealed class NotificationPictures
{
    private const string Case = "Hello Amy, do you have a minute? It is about the customer in case 4711, whose contract was prolonged twice. 👍";

    [WindowTest]
    [DynamicData(nameof(Pictures.Looks), typeof(Pictures))]
    public void One(string theme, int percent)
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        var (main, _) = screen.OpenMainWindow(Pictures.ThemeOf(theme));
        using var notifications = new NotificationWindows(list, () => main);
        screen.Conversation.Start().Send(Case);
        Ui.Until(() => notifications.Windows.Count == 1, "the notification");
        screen.Environment.Time.Advance(TimeSpan.FromSeconds(9));
        Ui.Until(() => list.Items[0].RemainingText == "Closes in 21 s", "the remaining time");

        Pictures.Keep(notifications.Windows[0], $"notification-{theme}-{percent}", percent);
    }

    [WindowTest]
    public void Long_text_and_a_second_one()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        var (main, _) = screen.OpenMainWindow();
        using var notifications = new NotificationWindows(list, () => main);
        screen.Conversation.Start().Send(string.Concat(Enumerable.Repeat("The story of this customer is long. ", 20)));
        Ui.Until(() => list.Items.Count == 1, "the first");
        screen.Conversation.Start().Send("?");
        Ui.Until(() => notifications.Windows.Count == 2, "the second");

        Pictures.KeepStack(notifications.Windows, "notification-long-text-and-second");
    }
}
