using System.Windows;
using PluginIm.ViewModels.Tests.Environment;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Texts;

/// <summary>A German agent's windows.</summary>
[TestClass]
public sealed class GermanTests
{
    [WindowTest]
    public void A_notification_speaks_German()
    {
        using var screen = new Screen();
        using var german = new InCulture("de-DE");
        using var list = screen.Notifications();
        using var notifications = new NotificationWindows(list, () => null);

        screen.Conversation.Start().Send("Hast du eine Minute?");
        Ui.Until(() => notifications.Windows.Count == 1 && notifications.Windows[0].IsVisible, "the notification");
        Ui.Settle();

        var window = notifications.Windows[0];
        Assert.AreEqual("Sofortnachricht", window.Title);
        Assert.AreEqual("Annehmen", NameOf(window, "Toast.Accept"));
        Assert.AreEqual("Ablehnen", NameOf(window, "Toast.Reject"));
        Assert.AreEqual("Schließt in 30 s", NameOf(window, "Toast.Remaining"));
        Pictures.Keep(window, "notification-german");
    }

    [WindowTest]
    public void A_session_speaks_German_and_writes_times_as_Germans_do()
    {
        using var screen = new Screen();
        using var german = new InCulture("de-DE");
        var (session, view, window) = screen.OpenSession();

        screen.Connect(session, "Hallo Amy");
        var transcript = Transcript.In(view);
        Ui.Until(() => transcript.Names.Length == 3, "the lines");

        Assert.AreEqual("Verbunden", NameOf(window, "Im.Status"));
        Assert.AreEqual("[09:30:00] Amy Miller hat angenommen.", transcript.Names[2]);
        Assert.AreEqual("IM beenden", NameOf(window, "Im.End"));
        Pictures.Keep(window, "session-german");
    }

    private static string? NameOf(Window window, string id) => Ui.Find(window, id)?.GetName();
}
