using System.Windows;
using System.Windows.Automation.Peers;
using System.Windows.Automation.Provider;
using System.Windows.Controls;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Session;

[TestClass]
public sealed class ImSessionViewTests
{
    [WindowTest]
    public void Not_connected_offers_to_write_and_Done()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();

        AssertOffers(view, status: "Not Connected", "Im.Input", "Im.Done");
        session.InputText = "Hello";
        Ui.Settle();
        AssertOffers(view, status: "Not Connected", "Im.Input", "Im.Send", "Im.Done");
    }

    [WindowTest]
    public void Establishing_offers_to_write_on_and_End_IM()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();

        Screen.Type(session, "Hello");
        Ui.Until(() => session.State == ImSessionState.Establishing, "the invitation");
        Ui.Settle();

        AssertOffers(view, status: "Establishing", "Im.Input", "Im.End");
        session.InputText = "And one more thing";
        Ui.Settle();
        AssertOffers(view, status: "Establishing", "Im.Input", "Im.Send", "Im.End");
    }

    [WindowTest]
    public void Connected_offers_to_write_and_End_IM()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();

        screen.Connect(session);

        AssertOffers(view, status: "Connected", "Im.Input", "Im.End");
        session.InputText = "Hello";
        Ui.Settle();
        AssertOffers(view, status: "Connected", "Im.Input", "Im.Send", "Im.End");
    }

    [WindowTest]
    public void A_shell_that_shows_it_in_a_bold_tab_does_not_make_it_bold()
    {
        using var screen = new Screen();
        var (_, view, window) = screen.OpenSession();

        window.FontWeight = FontWeights.Bold;
        Ui.Settle();

        Assert.AreEqual(FontWeights.Normal, Ui.Find<TextBlock>(view, "Im.InputNote").FontWeight);
    }

    [WindowTest]
    public void Ended_offers_Done_alone_and_keeps_the_transcript()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        session.InputText = "A draft";

        Invoke(view, "Im.End");
        Ui.Until(() => session.State == ImSessionState.Ended && amy.State == ImSessionState.Ended, "the end");
        Ui.Settle();

        AssertOffers(view, status: "Ended", "Im.Done");
        Assert.Contains("[9:30:00 AM] Kate Milburn: Hello Amy", Transcript.In(view).Names);
    }

    [WindowTest]
    public void Done_asks_for_the_end_of_the_view()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var done = 0;
        session.DoneRequested += (_, _) => done++;

        Invoke(view, "Im.Done");

        Ui.Until(() => done == 1, "Done");
    }

    [WindowTest]
    public void The_end_can_be_made_sure_of_first()
    {
        using var screen = new Screen(new ImOptions { PromptForEnd = true });
        var (session, view, _) = screen.OpenSession();
        screen.Connect(session);

        Invoke(view, "Im.End");
        Ui.Until(() => IsOffered(view, "Im.ConfirmEnd"), "the question");
        Invoke(view, "Im.KeepOpen");
        Ui.Until(() => !IsOffered(view, "Im.ConfirmEnd"), "the question's end");
        Assert.AreEqual(ImSessionState.Connected, session.State);
        Invoke(view, "Im.End");
        Ui.Until(() => IsOffered(view, "Im.ConfirmEnd"), "the question again");
        Invoke(view, "Im.ConfirmEnd");

        Ui.Until(() => session.State == ImSessionState.Ended, "the end");
    }

    [WindowTest]
    [DataRow("by the other", "Amy Miller ended the session.")]
    [DataRow("by me", "You ended the session.")]
    [DataRow("rejected", "Amy Miller rejected the invitation.")]
    [DataRow("not answered", "Amy Miller did not answer.")]
    [DataRow("taken back", "You took the invitation back.")]
    [DataRow("not there", "No Body cannot be reached: the switch does not know the address.")]
    public void The_end_is_told_in_words_that_name_who(string how, string words)
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession(peer: how == "not there" ? new ImParty("sip:nobody@im.test", "nobody", "No Body") : null);

        Bring(screen, session, how);
        Ui.Until(() => session.State == ImSessionState.Ended, "the end");
        Ui.Settle();

        Assert.AreEqual("Ended", Ui.Find(view, "Im.Status")?.GetName());
        Assert.Contains(name => name.EndsWith($"] {words}", StringComparison.Ordinal), Transcript.In(view).Names);
    }

    [WindowTest]
    public void Every_part_has_an_automation_id_and_a_name()
    {
        using var screen = new Screen(new ImOptions { PromptForEnd = true });
        var (session, view, _) = screen.OpenSession();
        var expected = new Dictionary<string, string>
        {
            ["Im.Parties"] = "Amy Miller (amiller)",
            ["Im.Status"] = "Connected",
            ["Im.Transcript"] = "Messages",
            ["Im.Input"] = "Message",
            ["Im.Send"] = "Send",
            ["Im.End"] = "End IM",
            ["Im.ConfirmEnd"] = "End now",
            ["Im.KeepOpen"] = "Keep open",
        };
        Assert.AreEqual("Done", Ui.Find(view, "Im.Done")?.GetName());
        Assert.AreEqual("Instant message with Amy Miller (amiller)", UIElementAutomationPeer.CreatePeerForElement(view).GetName());

        screen.Connect(session);
        session.EndCommand.Execute(null);
        Ui.Settle();

        foreach (var (id, name) in expected)
        {
            Assert.AreEqual(name, Ui.Find(view, id)?.GetName(), id);
        }
    }

    private static void Bring(Screen screen, SessionViewModel session, string how)
    {
        if (how == "by the other")
        {
            var amy = screen.Connect(session);
            Ui.Run(() => amy.EndAsync());
            return;
        }

        if (how == "by me")
        {
            screen.Connect(session);
            session.EndCommand.Execute(null);
            return;
        }

        Screen.Type(session, "Hello");
        if (how == "not there")
        {
            return;
        }

        var invitation = Ui.Run(() => screen.Conversation.NextInvitationAsync());
        switch (how)
        {
            case "rejected":
                Ui.Run(() => invitation.RejectAsync());
                break;
            case "not answered":
                screen.Environment.Time.Advance(TimeSpan.FromSeconds(31));
                break;
            default:
                Ui.Until(() => session.EndCommand.CanExecute(null), "End IM");
                session.EndCommand.Execute(null);
                break;
        }
    }

    /// <summary>The status in words, and which of the controls an agent can use.</summary>
    private static void AssertOffers(ImSessionView view, string status, params string[] usable)
    {
        string[] all = ["Im.Input", "Im.Send", "Im.End", "Im.Done"];

        Assert.AreEqual(status, Ui.Find(view, "Im.Status")?.GetName());
        CollectionAssert.AreEqual(usable, all.Where(id => IsOffered(view, id)).ToArray());
    }

    private static bool IsOffered(ImSessionView view, string id) => Ui.Find(view, id) is { } peer && !peer.IsOffscreen() && peer.IsEnabled();

    private static void Invoke(ImSessionView view, string id) =>
        ((IInvokeProvider)Ui.Find(view, id)!.GetPattern(PatternInterface.Invoke)!).Invoke();
}
