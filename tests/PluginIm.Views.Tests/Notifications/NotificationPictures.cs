using System.Windows;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Notifications;

/// <summary>Pictures of notifications, for people to judge.</summary>
[TestClass]
public sealed class NotificationPictures
{
    [STATestMethod]
    [DataRow("light")]
    [DataRow("dark")]
    public void One(string theme)
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        screen.Conversation.Start().Send("Hello Amy, do you have a minute? It is about the customer in case 4711, whose contract was prolonged twice.");
        Screen.Until(() => list.Items.Count == 1, "the notification");
        var window = new NotificationWindow(list.Items[0], null) { ThemeMode = theme == "dark" ? ThemeMode.Dark : ThemeMode.Light };
        window.Show();
        screen.Environment.Time.Advance(TimeSpan.FromSeconds(9));
        Screen.Until(() => list.Items[0].RemainingText == "Closes in 21 s", "the remaining time");

        screen.Picture(window, $"notification-{theme}");
        window.Close();
    }

    [STATestMethod]
    public void Long_text()
    {
        using var screen = new Screen();
        using var list = screen.Notifications();
        screen.Conversation.Start().Send(string.Concat(Enumerable.Repeat("The story of this customer is long. ", 20)));
        Screen.Until(() => list.Items.Count == 1, "the notification");
        var window = new NotificationWindow(list.Items[0], null) { ThemeMode = ThemeMode.Light };
        window.Show();

        screen.Picture(window, "notification-long-text");
        window.Close();
    }
}
