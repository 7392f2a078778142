using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Interactions;

[TestClass]
public sealed class InteractionSessionsTests
{
    private readonly ScriptedInteractions _shell = new();
    private readonly CustomerCall _interaction = new();
    private readonly ConsultedList _targets = new();
    private readonly List<Action> _whenStaying = [];

    [TestMethod]
    public async Task An_interaction_without_a_session_shows_nothing_and_closes_without_a_question()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var within = all.Of(_interaction);

        Assert.IsFalse(within.HasAny);
        Assert.IsNull(within.Selected);
        Assert.IsNull(_shell.QuestionFor(_interaction));
        Assert.AreSame(within, all.Of(_interaction));
    }

    [TestMethod]
    public async Task A_session_that_the_agent_asks_for_is_selected_and_gets_the_keyboard_once()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var within = all.Of(_interaction);
        within.Add(desktop.Open(), isWanted: false);
        var second = desktop.Open();

        within.Add(second, isWanted: true);

        Assert.IsTrue(within.HasSeveral);
        Assert.AreSame(second, within.Selected);
        Assert.IsTrue(within.TakeKeyboardWish());
        Assert.IsFalse(within.TakeKeyboardWish());
    }

    [TestMethod]
    public async Task A_session_that_comes_by_itself_leaves_the_selected_one_and_the_keyboard()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var within = all.Of(_interaction);
        var first = desktop.Open();
        within.Add(first, isWanted: false);

        within.Add(desktop.Open(), isWanted: false);

        Assert.AreSame(first, within.Selected);
        Assert.IsFalse(within.TakeKeyboardWish());
    }

    [TestMethod]
    public async Task Done_before_the_first_message_takes_the_session_away_without_a_trace_at_the_target()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var within = all.Of(_interaction);
        var session = Consult(desktop);
        within.Add(session, isWanted: true);

        session.DoneCommand.Execute(null);

        Assert.IsFalse(within.HasAny);
        Assert.IsNull(within.Selected);
        await TestEnvironment.WaitForAsync(() => desktop.Conversation.Kate.Sessions.Count == 0, "the end of the session");
        Assert.AreEqual(0, desktop.Conversation.InvitationCount);
    }

    [TestMethod]
    public async Task Done_with_one_of_several_selects_its_neighbour()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var within = all.Of(_interaction);
        var (first, second) = (desktop.Open(), desktop.Open());
        within.Add(first, isWanted: true);
        within.Add(second, isWanted: true);

        second.DoneCommand.Execute(null);

        Assert.AreSame(first, within.Selected);
        Assert.IsFalse(within.HasSeveral);
    }

    [TestMethod]
    public async Task An_open_consultation_is_named_before_the_interaction_closes()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var session = Consult(desktop);
        all.Of(_interaction).Add(session, isWanted: true);
        Assert.IsNull(_shell.QuestionFor(_interaction), "Nobody hears of what was not sent.");

        Desktop.Type(session, "Can you look at this?");
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Establishing, "the invitation");

        Assert.AreEqual("You are still consulting Amy Miller. Close the interaction all the same?", _shell.QuestionFor(_interaction));
        Assert.IsNull(_shell.QuestionFor(new CustomerCall("call-2")));
    }

    [TestMethod]
    public async Task A_draft_is_named_before_the_interaction_closes()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var session = Consult(desktop);
        all.Of(_interaction).Add(session, isWanted: true);

        session.InputText = "Can you";

        Assert.AreEqual("What you wrote to Amy Miller is not sent yet. Close the interaction all the same?", _shell.QuestionFor(_interaction));
    }

    [TestMethod]
    public async Task A_session_that_is_no_consultation_is_named_as_what_it_is()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var (session, amy) = await desktop.ConnectAsync();
        all.Of(_interaction).Add(session, isWanted: true);

        Assert.AreEqual("Your instant-message session with Amy Miller is still open. Close the interaction all the same?", _shell.QuestionFor(_interaction));

        await amy.EndAsync();
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Ended, "the end");

        Assert.IsNull(_shell.QuestionFor(_interaction));
    }

    [TestMethod]
    public async Task With_the_interaction_its_sessions_end()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var (session, amy) = await desktop.ConnectAsync();
        all.Of(_interaction).Add(session, isWanted: true);

        _shell.Close(_interaction);
        Assert.AreEqual(ImSessionState.Connected, amy.State, "When the desktop ends, it is signed out instead.");
        _whenStaying.ForEach(work => work());

        await TestEnvironment.WaitForAsync(() => amy.EndReason?.Kind == ImEndReasonKind.EndedByPeer, "the end at Amy's side");
        Assert.IsFalse(all.Of(_interaction).HasAny);
    }

    [TestMethod]
    public async Task What_was_not_seen_is_counted_marked_on_the_interaction_and_heard()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var missed = 0;
        all.MessageMissed += (_, _) => missed++;
        var (session, amy) = await desktop.ConnectAsync();
        var within = all.Of(_interaction);
        within.Add(session, isWanted: true);

        await desktop.HearAsync(session, amy, "Hi Kate");

        Assert.AreEqual(1, within.UnreadCount);
        Assert.AreEqual(1, missed);
        Assert.AreEqual("Amy Miller, Connected, unread messages: 1", session.EntryName);

        session.IsInView = true;
        await desktop.HearAsync(session, amy, "Are you there?");

        Assert.AreEqual(0, within.UnreadCount);
        Assert.AreEqual(1, missed);
        CollectionAssert.AreEqual(new[] { 1, 0 }, _shell.Marks);
        Assert.AreEqual("Amy Miller, Connected", session.EntryName);
    }

    [TestMethod]
    public async Task A_party_that_is_consulted_already_is_found_and_another_kind_of_session_is_not()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var within = all.Of(_interaction);
        var session = Consult(desktop);
        within.Add(session, isWanted: true);

        Assert.AreSame(session, within.FindOpen(TestEnvironment.Amy, isConsultation: true));
        Assert.IsNull(within.FindOpen(TestEnvironment.Amy, isConsultation: false));
        Assert.IsNull(within.FindOpen(TestEnvironment.Kate, isConsultation: true));
    }

    [TestMethod]
    public async Task The_consulted_agent_is_listed_from_the_answer_to_the_end()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var session = Consult(desktop);
        all.Of(_interaction).Add(session, isWanted: true);
        Desktop.Type(session, "Can you look at this?");
        var invitation = await desktop.Conversation.NextInvitationAsync();
        Assert.IsEmpty(_targets.Listed);

        await invitation.AcceptAsync();
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Connected, "the connection");
        Assert.AreEqual("amiller in call-1", _targets.Listed.Single());

        await invitation.Session.EndAsync();
        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Ended, "the end");
        Assert.IsEmpty(_targets.Listed);
    }

    [TestMethod]
    public async Task Who_only_gets_messages_is_not_listed_as_consulted()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var (session, _) = await desktop.ConnectAsync();

        all.Of(_interaction).Add(session, isWanted: true);

        Assert.IsEmpty(_targets.Listed);
    }

    [TestMethod]
    public async Task With_the_interaction_the_consulted_agent_leaves_the_list()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var all = Serve();
        var session = Consult(desktop);
        all.Of(_interaction).Add(session, isWanted: true);
        Desktop.Type(session, "Can you look at this?");
        await (await desktop.Conversation.NextInvitationAsync()).AcceptAsync();
        await desktop.UserInterface.UntilAsync(() => _targets.Listed.Count == 1, "the entry");

        _shell.Close(_interaction);

        Assert.IsEmpty(_targets.Listed);
    }

    [TestMethod]
    public void After_the_end_nothing_is_asked()
    {
        var all = Serve();

        all.Dispose();

        Assert.IsNull(_shell.QuestionFor(_interaction));
    }

    private InteractionSessions Serve() => new(_shell, _shell, _targets, _whenStaying.Add);

    private SessionViewModel Consult(Desktop desktop) =>
        desktop.Show(desktop.Conversation.Kate.StartConsultation(TestEnvironment.Amy, _interaction).Session!);
}
