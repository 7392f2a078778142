using System.IO;
using System.Text;
using System.Windows.Controls;
using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Messaging.Journal;
using PluginIm.ViewModels;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.Modules.InstantMessaging.Tests.Startup;

[TestClass]
public sealed class JournalTests
{
    private const string Secret = "The contact's pin is 4711-0815-xyzzy";

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
    public void After_Done_nothing_of_a_text_is_on_the_disk()
    {
        using var desktop = new Desktop();
        var store = new ScriptedTranscripts();
        desktop.Shell.Give<IImTranscriptStore>(store);
        desktop.SignIn();
        var amy = desktop.Amy.Invite(Secret);
        Ui.Find<Button>(desktop.NextNotification(), "Toast.Accept").Command.Execute(null);
        var tab = desktop.NextTab();
        Ui.Until(() => IsOnDisk(desktop.JournalFolder), "the text in the journal, while the session is open");

        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => tab.Read("Im.Status") == "Ended", "the end");
        Ui.Find<Button>(tab.Window, "Im.Done").Command.Execute(null);

        Ui.Until(() => !IsOnDisk(desktop.JournalFolder), "nothing of the text on the disk");
        Assert.IsEmpty(store.Saved);
    }

    [WindowTest]
    public void Where_the_policy_keeps_transcripts_Done_hands_them_to_the_shell()
    {
        using var desktop = new Desktop();
        var store = new ScriptedTranscripts();
        desktop.Shell.Give<IImTranscriptStore>(store);
        desktop.Shell.Set("im.transcripts", "true");
        desktop.SignIn();
        var amy = desktop.Amy.Invite(Secret);
        Ui.Find<Button>(desktop.NextNotification(), "Toast.Accept").Command.Execute(null);
        var tab = desktop.NextTab();
        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => tab.Read("Im.Status") == "Ended", "the end");

        Ui.Find<Button>(tab.Window, "Im.Done").Command.Execute(null);

        Ui.Until(() => store.Saved.Count == 1 && !tab.Window.IsVisible, "the transcript");
        Assert.AreEqual(Secret, store.Saved.Single().Lines[0].Text);
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

    /// <summary>Whether the text stands in any file of the folder, as it is or as Windows writes it. The lock is empty, and nobody else may open it.</summary>
    private static bool IsOnDisk(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var content = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return content.IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0 || content.IndexOf(Encoding.Unicode.GetBytes(Secret)) >= 0;
    });

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
