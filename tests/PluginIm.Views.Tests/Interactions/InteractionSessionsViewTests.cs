using System.Windows.Controls;
using PluginIm.ViewModels.Tests.Environment;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Interactions;

[TestClass]
public sealed class InteractionSessionsViewTests
{
    [WindowTest]
    public void Without_a_session_it_takes_no_room()
    {
        using var screen = new Screen();
        using var place = new InteractionPlace(screen);

        Assert.AreEqual(0, place.View.ActualHeight);
        Assert.AreEqual(0, place.View.ActualWidth);
        Assert.IsTrue(place.Writing.IsKeyboardFocused);
    }

    [WindowTest]
    public void A_session_that_the_agent_asks_for_is_shown_with_the_caret_in_its_text_box()
    {
        using var screen = new Screen();
        using var place = new InteractionPlace(screen);

        var session = place.Consult();

        var input = Ui.Find<TextBox>(place.Window, "Im.Input");
        Ui.Until(() => input.IsKeyboardFocused, "the caret");
        Assert.AreEqual("Not Connected", session.StatusText);
        Assert.IsGreaterThan(200, place.View.ActualHeight);
        Assert.IsFalse(place.IsShown("Im.Sessions"));
    }

    [WindowTest]
    public void A_session_that_comes_by_itself_leaves_the_keyboard_where_it_is()
    {
        using var screen = new Screen();
        using var place = new InteractionPlace(screen);

        place.Within.Add(screen.Show(screen.Conversation.Start(), screen.Conversation.Kate), isWanted: false);
        Ui.Settle();

        Assert.IsTrue(place.IsShown("Im.Input"));
        Assert.IsTrue(place.Writing.IsKeyboardFocused);
    }

    [WindowTest]
    public void Done_leaves_the_room_to_the_interaction_again()
    {
        using var screen = new Screen();
        using var place = new InteractionPlace(screen);
        place.Consult();

        Hands.Click(Ui.Find<Button>(place.Window, "Im.Done"));

        Ui.Until(() => place.View.ActualHeight == 0, "the end of the session");
        Assert.AreEqual(0, screen.Conversation.InvitationCount);
    }

    [WindowTest]
    public void Of_several_sessions_the_keyboard_selects_one_and_each_keeps_its_draft()
    {
        using var screen = new Screen();
        using var place = new InteractionPlace(screen);
        var first = place.Consult();
        first.InputText = "to Amy";
        var second = place.Consult(Screen.Billing);
        second.InputText = "to Billing";
        Ui.Settle();
        var selector = Ui.Find<ListBox>(place.Window, "Im.Sessions");
        Assert.AreEqual("Billing, Not Connected", place.NameOf(second));

        place.EntryOf(second).Focus();
        Hands.Press(Key.Left);
        Ui.Until(() => place.Within.Selected == first, "the first session");
        Ui.Settle();

        Assert.AreEqual("to Amy", Ui.Find<TextBox>(place.Window, "Im.Input").Text);
        Assert.IsTrue(selector.IsKeyboardFocusWithin);
    }

    [WindowTest]
    public void What_comes_to_a_session_behind_another_shows_as_a_number()
    {
        using var screen = new Screen();
        using var place = new InteractionPlace(screen);
        var session = place.Consult();
        var amy = screen.Connect(session);
        place.Consult(Screen.Billing);
        Ui.Settle();

        Screen.Hear(session, amy, "Which invoice?");

        Assert.AreEqual(1, place.Within.UnreadCount);
        Assert.AreEqual("Amy Miller, Connected, unread messages: 1", place.NameOf(session));
    }

    [WindowTest]
    public void What_the_interaction_shows_and_where_the_agent_writes_in_it_stays()
    {
        using var screen = new Screen();
        using var place = new InteractionPlace(screen);
        place.Writing.Text = "Reply to the customer";
        var session = place.Consult();
        var amy = screen.Connect(session);
        place.Writing.Focus();

        Ui.Run(() => amy.EndAsync());
        Ui.Until(() => session.State == ImSessionState.Ended, "the end");
        Ui.Settle();

        Assert.IsTrue(place.Writing.IsKeyboardFocused);
        Assert.AreEqual("Reply to the customer", place.Writing.Text);
    }

    [WindowTest]
    public void Another_interaction_in_the_same_place_shows_its_own_sessions()
    {
        using var screen = new Screen();
        using var place = new InteractionPlace(screen);
        place.Consult();

        place.View.ShowInteraction(new CustomerCall("call-2"));
        Ui.Settle();
        Assert.AreEqual(0, place.View.ActualHeight);

        place.View.ShowInteraction(place.Interaction);
        Ui.Settle();
        Assert.IsTrue(place.IsShown("Im.Input"));
    }
}
