using System.IO;
using System.Windows.Controls;
using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Messaging.Journal;
using PluginIm.ViewModels;

namespace PluginIm.Modules.InstantMessaging.Tests.Startup;

[TestClass]
public sealed class JournalTests
{
    private static readonly DateTimeOffset Before = new(2026, 5, 4, 9, 30, 0, TimeSpan.Zero);

    [WindowTest]
    public void A_session_that_was_open_when_the_desktop_was_lost_is_shown_again_behind_what_the_agent_does()
    {
        using var desktop = new Desktop();
        LeaveBehind(desktop, "Where were we?", draft: "I was just about to");

        desktop.SignIn();

        var tab = desktop.NextTab();
        Assert.IsFalse(tab.IsActivated);
        Assert.AreEqual("amiller", tab.Tab.Title);
        Assert.AreEqual("Amy Miller (amiller)", tab.Read("Im.Parties"));
        Assert.AreEqual("I was just about to", Ui.Find<TextBox>(tab.Window, "Im.Input").Text);
        Assert.AreEqual("Where were we?", Messages(tab).Single().Text);
    }

    [WindowTest]
    public void Done_takes_a_session_out_of_the_journal()
    {
        using var desktop = new Desktop();
        LeaveBehind(desktop, "Where were we?", draft: null);
        desktop.SignIn();
        var tab = desktop.NextTab();

        tab.Window.Close();
        Ui.Settle();
        Ui.Until(() => desktop.Channel.Sessions.Count == 0, "the session's end");
        TestApplication.Instance.End();
        desktop.Start();

        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Ready, "Kate's sign-in");
        Ui.Settle();
        Assert.HasCount(1, desktop.Shell.Tabs);
    }

    [WindowTest]
    public void Off_by_the_option_nothing_is_kept_and_nothing_comes_back()
    {
        using var desktop = new Desktop();
        desktop.Shell.Set("im.journal", "false");

        desktop.SignIn();
        desktop.Amy.Invite("Hello");
        desktop.NextNotification();

        Assert.IsFalse(Directory.Exists(desktop.JournalFolder));
    }

    private static MessageLineViewModel[] Messages(OpenTab tab) =>
        [.. Ui.Find<ListBox>(tab.Window, "Im.Transcript").Items.OfType<MessageLineViewModel>()];

    /// <summary>What a desktop that was killed leaves behind.</summary>
    private static void LeaveBehind(Desktop desktop, string text, string? draft) => Ui.Run(async () =>
    {
        var id = Guid.NewGuid().ToString("N");
        await using var journal = new SqliteImJournal(
            Agents.Kate.Address,
            new SqliteImJournalOptions { Directory = desktop.JournalFolder },
            TimeProvider.System,
            NullLogger<SqliteImJournal>.Instance);
        await journal.WriteAsync(new HeaderChanged(new JournaledHeader
        {
            SessionId = id,
            Me = Agents.Kate,
            Peer = Agents.Amy,
            IsIncoming = true,
            State = ImSessionState.Connected,
            OpenedAt = Before,
        }));
        await journal.WriteAsync(new LineAppended(
            id, new JournaledMessage { Ordinal = 1, Time = Before, Party = Agents.Amy, MessageId = Guid.NewGuid().ToString("N"), Text = text, IsMine = false, Delivery = ImDelivery.Delivered }));
        await journal.WriteAsync(new DraftChanged(id, draft));
    });
}
