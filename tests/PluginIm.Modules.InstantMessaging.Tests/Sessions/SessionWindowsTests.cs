using System.Windows.Controls;
using Moq;
using PluginIm.ViewModels;
using PluginIm.Views;

namespace PluginIm.Modules.InstantMessaging.Tests.Sessions;

[TestClass]
public sealed class SessionWindowsTests
{
    [WindowTest]
    public void A_session_is_opened_as_an_activated_tab_with_the_partys_logon()
    {
        using var desktop = new Desktop();
        desktop.SignIn();

        var refusal = desktop.Container.Resolve<ISessionOpener>().OpenWith(Agents.Amy);

        Assert.IsNull(refusal);
        var tab = desktop.NextTab();
        Assert.AreEqual("amiller", tab.Tab.Title);
        Assert.IsInstanceOfType<ImSessionView>(tab.Tab.Content);
        Assert.IsTrue(tab.IsActivated);
        Assert.AreEqual("Not Connected", tab.Read("Im.Status"));
        Assert.AreEqual(0, desktop.Amy.Channel.Sessions.Count, "Nobody is invited before the first message.");
    }

    [WindowTest]
    public void A_second_session_with_the_same_party_brings_the_first_to_the_front()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var sessions = desktop.Container.Resolve<ISessionOpener>();
        sessions.OpenWith(Agents.Amy);

        sessions.OpenWith(Agents.Amy);

        Assert.HasCount(1, desktop.Shell.Tabs);
        desktop.Shell.Tabs[0].Handle.Verify(handle => handle.Activate(), Times.Once);
    }

    [WindowTest]
    public void After_the_end_of_one_session_another_is_opened_beside_it()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var (tab, amy) = Connect(desktop);
        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => tab.Read("Im.Status") == "Ended", "the end");

        desktop.Container.Resolve<ISessionOpener>().OpenWith(Agents.Amy);

        Assert.AreEqual("Not Connected", desktop.NextTab(2).Read("Im.Status"));
    }

    [WindowTest]
    public void What_is_typed_reaches_the_colleague_and_the_answer_comes_back()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var (tab, amy) = Connect(desktop);

        amy.Send("Hi Kate");

        var transcript = Ui.Find<ListBox>(tab.Window, "Im.Transcript");
        Ui.Until(() => transcript.Items.OfType<MessageLineViewModel>().Select(line => line.Text).SequenceEqual(["hello", "Hi Kate"]), "both lines");
        Assert.AreEqual("hello", amy.Transcript.OfType<TranscriptMessage>().First().Text);
    }

    [WindowTest]
    public void Done_closes_the_tab_and_is_there_after_the_end_only()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var (tab, amy) = Connect(desktop);
        Assert.IsFalse(Ui.Find(tab.Window, "Im.Done") is { } done && !done.IsOffscreen());

        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => tab.Read("Im.Status") == "Ended", "the end");
        Ui.Settle();
        Hands.Click(Ui.Find<Button>(tab.Window, "Im.Done"));

        Ui.Until(() => !tab.Window.IsVisible, "the tab's end");
        tab.Handle.Verify(handle => handle.Close(), Times.Once);
    }

    [WindowTest]
    public void A_tab_that_is_closed_ends_its_session()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var (tab, amy) = Connect(desktop);

        tab.Window.Close();

        Ui.Until(() => amy.EndReason?.Kind == ImEndReasonKind.EndedByPeer, "the end at Amy's side");
        Assert.IsEmpty(desktop.Channel.Sessions);
    }

    [WindowTest]
    public void A_message_in_a_tab_that_is_not_looked_at_flashes()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var (tab, amy) = Connect(desktop);
        tab.Handle.Invocations.Clear();
        tab.Handle.SetupGet(handle => handle.IsActive).Returns(true);
        amy.Send("seen");
        var transcript = Ui.Find<ListBox>(tab.Window, "Im.Transcript");
        Ui.Until(() => transcript.Items.OfType<MessageLineViewModel>().Any(line => line.Text == "seen"), "the message");
        tab.Handle.Verify(handle => handle.Flash(), Times.Never);

        tab.Handle.SetupGet(handle => handle.IsActive).Returns(false);
        amy.Send("not seen");

        Ui.Until(() => transcript.Items.OfType<MessageLineViewModel>().Any(line => line.Text == "not seen"), "the message");
        tab.Handle.Verify(handle => handle.Flash(), Times.Once);
        tab.Handle.Verify(handle => handle.Activate(), Times.Never);
    }

    /// <summary>Opens a session with Amy, types "hello" with the keyboard, and lets Amy accept.</summary>
    [WindowTest]
    public void Who_rejected_is_written_to_again_with_the_text_that_did_not_arrive()
    {
        using var desktop = new Desktop();
        desktop.SignIn();
        var tab = Invite(desktop);
        var invitation = desktop.Amy.NextInvitation();
        Ui.Run(() => invitation.RejectAsync());
        Ui.Until(() => Ui.Find(tab.Window, "Im.WriteAgain") is { } again && !again.IsOffscreen(), "Write Again");

        Hands.Click(Ui.Find<Button>(tab.Window, "Im.WriteAgain"));

        var next = desktop.NextTab(2);
        Ui.Until(() => Ui.Find<TextBox>(next.Window, "Im.Input").Text == "hello", "the text");
        Assert.AreEqual("Not Connected", next.Read("Im.Status"));
        Assert.HasCount(0, desktop.Amy.Channel.Sessions, "Nothing is sent by itself.");
    }

    private static (OpenTab Tab, ImSession Amy) Connect(Desktop desktop)
    {
        var tab = Invite(desktop);
        var invitation = desktop.Amy.NextInvitation();
        Ui.Run(() => invitation.AcceptAsync());
        Ui.Until(() => tab.Read("Im.Status") == "Connected", "the session");
        return (tab, invitation.Session);
    }

    private static OpenTab Invite(Desktop desktop)
    {
        desktop.Container.Resolve<ISessionOpener>().OpenWith(Agents.Amy);
        var tab = desktop.NextTab();
        var input = Ui.Find<TextBox>(tab.Window, "Im.Input");
        tab.Window.Activate();
        Ui.Until(() => input.IsKeyboardFocused && Hands.HaveKeyboardOf(tab.Window), "the caret in the input");
        Hands.Type("hello");
        Ui.Until(() => input.Text == "hello", "the text");
        Hands.Press(Key.Enter);
        return tab;
    }
}
