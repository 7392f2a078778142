using System.Windows.Controls;
using PluginIm.ViewModels;
using PluginIm.ViewModels.Tests.Environment;
using PluginIm.Views;

namespace PluginIm.Modules.InstantMessaging.Tests.Interactions;

/// <summary>Consultations inside the shell's interactions.</summary>
[TestClass]
public sealed class ConsultationTests
{
    private readonly ScriptedInteractions _interactions = new();
    private readonly CustomerCall _call = new();

    [WindowTest]
    public void It_opens_in_the_interaction_it_is_about_and_in_no_other()
    {
        using var desktop = Begin();
        var (window, other) = (new InteractionWindow(_call), new InteractionWindow(new CustomerCall("call-2")));
        Assert.AreEqual(0, window.Region.ActualWidth);

        Assert.IsNull(Opener(desktop).Consult(Agents.Amy, _call));
        Ui.Settle();

        Assert.AreEqual("Not Connected", window.Read("Im.Status"));
        Assert.AreEqual("Amy Miller (amiller)", window.Read("Im.Parties"));
        Assert.AreEqual(0, other.Region.ActualWidth);
        Assert.IsEmpty(desktop.Shell.Tabs);
        Assert.AreEqual(0, desktop.Amy.Channel.Sessions.Count, "Nobody is asked before the first message.");
    }

    [WindowTest]
    public void What_is_typed_asks_the_colleague_and_the_answer_comes_back()
    {
        using var desktop = Begin();
        var window = new InteractionWindow(_call);

        var amy = Connect(desktop, window);
        amy.Send("Hi Kate");

        var transcript = Ui.Find<ListBox>(window.Window, "Im.Transcript");
        Ui.Until(() => transcript.Items.OfType<MessageLineViewModel>().Select(line => line.Text).SequenceEqual(["hello", "Hi Kate"]), "both lines");
    }

    [WindowTest]
    public void Asked_for_again_it_is_the_same_session()
    {
        using var desktop = Begin();
        var window = new InteractionWindow(_call);
        Opener(desktop).Consult(Agents.Amy, _call);
        window.Writing.Focus();

        Opener(desktop).Consult(Agents.Amy, _call);

        Assert.HasCount(1, desktop.Channel.Sessions);
        Ui.Settle();
        Ui.Until(() => Ui.Find<TextBox>(window.Window, "Im.Input").IsKeyboardFocused, "the caret in the input");
    }

    [WindowTest]
    public void A_message_without_the_case_opens_in_the_interaction_too_unless_a_session_with_the_party_is_open()
    {
        using var desktop = Begin();
        var window = new InteractionWindow(_call);
        Opener(desktop).OpenWithin(Agents.Amy, _call);
        Ui.Settle();
        Assert.AreEqual("Not Connected", window.Read("Im.Status"));
        Assert.IsNull(desktop.Channel.Sessions.Single().Origin);
        Hands.Click(Ui.Find<Button>(window.Window, "Im.Done"));
        Ui.Until(() => window.Region.ActualWidth == 0, "the end of the session");
        Opener(desktop).OpenWith(Agents.Amy);

        Opener(desktop).OpenWithin(Agents.Amy, _call);
        Ui.Settle();

        Assert.HasCount(1, desktop.Shell.Tabs);
        Assert.AreEqual(0, window.Region.ActualWidth);
    }

    [WindowTest]
    public void With_the_interaction_the_consultation_ends_after_the_agent_was_asked()
    {
        using var desktop = Begin();
        var window = new InteractionWindow(_call);
        var amy = Connect(desktop, window);
        Assert.AreEqual("You are still consulting Amy Miller. Close the interaction all the same?", _interactions.QuestionFor(_call));

        _interactions.Close(_call);
        window.Window.Close();

        Ui.Until(() => amy.EndReason?.Kind == ImEndReasonKind.EndedByPeer, "the end at Amy's side");
        Assert.IsEmpty(desktop.Channel.Sessions);
    }

    [WindowTest]
    public void An_interaction_that_is_shown_late_shows_what_is_open_in_it()
    {
        using var desktop = Begin();
        Opener(desktop).Consult(Agents.Amy, _call);

        var window = new InteractionWindow(_call);

        Assert.AreEqual("Not Connected", window.Read("Im.Status"));
    }

    [WindowTest]
    public void Without_a_region_for_it_there_is_no_place_for_consultations()
    {
        using var desktop = new Desktop();
        desktop.Shell.Give<IInteractions>(_interactions);
        desktop.SignIn();

        Assert.IsFalse(Opener(desktop).HasInteractions);
        Assert.IsNull(Opener(desktop).OpenWithin(Agents.Amy, _call));
        Assert.IsInstanceOfType<ImSessionView>(desktop.NextTab().Tab.Content);
    }

    [WindowTest]
    public void Without_interactions_there_is_no_place_for_consultations()
    {
        using var desktop = new Desktop();
        desktop.Shell.MapRegion(ImRegions.Interaction, InteractionWindow.ImRegion);
        desktop.SignIn();

        Assert.IsFalse(Opener(desktop).HasInteractions);
    }

    [WindowTest]
    public void Who_is_consulted_sees_the_case_before_and_after_accepting_and_hears_of_its_changes()
    {
        using var desktop = new Desktop();
        desktop.SignIn();

        var amy = desktop.Amy.Consult(_call, "Can you look at this?");
        var notification = desktop.NextNotification();
        Assert.AreEqual("Consultation: instant message from", Ui.Find(notification, "Toast.Heading")?.GetName());
        StringAssert.Contains(Ui.Find(notification, "Toast.Announcement")?.GetName(), "Customer number: 17-4711");
        Ui.Find<Button>(notification, "Toast.Accept").Command.Execute(null);

        var tab = desktop.NextTab();
        Assert.AreEqual("amiller", tab.Tab.Title);
        Assert.IsInstanceOfType<ConsultationView>(tab.Tab.Content);
        var fields = Ui.Find<ListBox>(tab.Window, "Im.CaseFields");
        Assert.AreEqual("Contact: Ada Byron", fields.Items[0].ToString());
        _call.Set(_call.CaseInformation with { Subject = "Another" });
        Ui.Until(() => fields.Items[1].ToString() == "Subject: Another. Changed", "the change");

        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => tab.Read("Im.Status") == "Ended", "the end");
        Assert.HasCount(5, fields.Items);
    }

    [WindowTest]
    public void What_the_case_sets_holds_in_its_consultation()
    {
        using var desktop = Begin();
        var window = new InteractionWindow(_call);
        _call.Set(_call.CaseInformation with { Fields = [new CaseField("ImOptionOverrides", "", "im.max-length=5")] });
        Opener(desktop).Consult(Agents.Amy, _call);
        Ui.Settle();
        var input = Ui.Find<TextBox>(window.Window, "Im.Input");

        input.Text = "Hello";
        var fits = ((SessionViewModel)input.DataContext).InputProblem;
        input.Text = "Hello!";
        Ui.Settle();

        Assert.IsNull(fits);
        StringAssert.Contains(((SessionViewModel)input.DataContext).InputProblem, "5");
    }

    private Desktop Begin()
    {
        var desktop = new Desktop();
        desktop.Shell.MapRegion(ImRegions.Interaction, InteractionWindow.ImRegion);
        desktop.Shell.Give<IInteractions>(_interactions);
        desktop.SignIn();
        return desktop;
    }

    private static ISessionOpener Opener(Desktop desktop) => desktop.Container.Resolve<ISessionOpener>();

    /// <summary>Consults Amy, types "hello" with the keyboard, and lets Amy accept.</summary>
    private ImSession Connect(Desktop desktop, InteractionWindow window)
    {
        Opener(desktop).Consult(Agents.Amy, _call);
        Ui.Settle();
        var input = Ui.Find<TextBox>(window.Window, "Im.Input");
        Ui.Until(() => input.IsKeyboardFocused && Hands.HaveKeyboardOf(window.Window), "the caret in the input");
        Hands.Type("hello");
        Ui.Until(() => input.Text == "hello", "the text");
        Hands.Press(Key.Enter);
        var invitation = desktop.Amy.NextInvitation();
        Ui.Run(() => invitation.AcceptAsync());
        Ui.Until(() => window.Read("Im.Status") == "Connected", "the session");
        return invitation.Session;
    }
}
