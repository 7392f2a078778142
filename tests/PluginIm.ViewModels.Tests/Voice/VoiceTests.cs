using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Voice;

[TestClass]
public sealed class VoiceTests
{
    private readonly ScriptedVoice _voice = new();
    private Presence _presence = Presence.Ready;

    [TestMethod]
    public async Task Without_a_voice_channel_it_is_not_offered()
    {
        await using var desktop = await Desktop.CreateAsync();

        Assert.IsFalse(desktop.Open().Voice.IsOffered);
    }

    [TestMethod]
    public async Task A_party_that_is_ready_can_be_called_once_the_session_is_connected()
    {
        await using var desktop = await CreateAsync();
        var session = desktop.Open();
        Assert.AreEqual("Amy Miller can be called once the session is connected.", session.Voice.StartText);
        Assert.IsFalse(session.Voice.StartCommand.CanExecute(null));

        var (connected, _) = await ConnectAsync(desktop);

        Assert.AreEqual("Call Amy Miller", connected.Voice.StartText);
        Assert.IsTrue(connected.Voice.StartCommand.CanExecute(null));
    }

    [TestMethod]
    [DataRow(Presence.Busy, "Amy Miller cannot be called: Busy")]
    [DataRow(Presence.NotReady, "Amy Miller cannot be called: Not Ready")]
    [DataRow(Presence.Offline, "Amy Miller cannot be called: Offline")]
    public async Task Who_is_not_ready_cannot_and_the_presence_says_why(Presence presence, string reason)
    {
        _presence = presence;
        await using var desktop = await CreateAsync();

        var (session, _) = await ConnectAsync(desktop);

        Assert.AreEqual(reason, session.Voice.StartText);
        Assert.IsFalse(session.Voice.StartCommand.CanExecute(null));
    }

    [TestMethod]
    public async Task The_own_voice_channel_says_why_not_too()
    {
        await using var desktop = await CreateAsync();
        var (session, _) = await ConnectAsync(desktop);

        _voice.Say("Your telephone is not signed in.");

        Assert.AreEqual("Your telephone is not signed in.", session.Voice.StartText);
        Assert.IsFalse(session.Voice.StartCommand.CanExecute(null));
    }

    [TestMethod]
    public async Task Who_is_called_sees_who_calls()
    {
        await using var desktop = await CreateAsync();
        var (session, _) = await ConnectAsync(desktop);

        var call = _voice.Ring(session.Id, "Bob Koch");
        Assert.AreEqual(("Bob Koch calls", "Dec_line"), (session.Voice.CallText, session.Voice.HangUpText));
        call.Move(VoiceCallState.Connected);

        Assert.AreEqual(("On a call with Bob Koch", "Hang _up"), (session.Voice.CallText, session.Voice.HangUpText));
    }

    [TestMethod]
    public async Task One_click_calls_the_party_in_the_interaction_under_the_session_and_the_messages_go_on()
    {
        var call = new CustomerCall();
        await using var desktop = await CreateAsync(call);
        var (session, amy) = await ConnectAsync(desktop);

        session.Voice.StartCommand.Execute(null);

        var (target, started, interaction) = _voice.Started.Single();
        Assert.AreEqual(("amiller", session.Id, call), (target, started.ConversationId, interaction));
        Assert.AreEqual("Calling Amy Miller", session.Voice.CallText);
        Assert.AreEqual("A call is under way already.", session.Voice.StartText);
        started.Move(VoiceCallState.Connected);
        Assert.AreEqual("On a call with Amy Miller", session.Voice.CallText);
        started.Move(VoiceCallState.Held);
        Assert.AreEqual("Call with Amy Miller on hold", session.Voice.CallText);
        started.Move(VoiceCallState.Connected);
        await desktop.HearAsync(session, amy, "I hear you.");
        session.Voice.HangUpCommand.Execute(null);

        await desktop.UserInterface.UntilAsync(() => session.Transcript.Lines[^1].Text == "The call with Amy Miller ended.", "the end of the call");
        Assert.HasCount(1, session.Transcript.Lines.Where(line => line.Text == "The call with Amy Miller began."));
        Assert.IsFalse(session.Voice.HasCall);
        Assert.IsNull(session.Voice.Problem);
        Assert.AreEqual(ImSessionState.Connected, session.State);
    }

    [TestMethod]
    public async Task A_call_of_the_other_side_shows_in_its_conversation_and_in_no_other()
    {
        await using var desktop = await CreateAsync();
        var (session, _) = await ConnectAsync(desktop);

        _voice.Ring("another");
        Assert.IsFalse(session.Voice.HasCall);
        _voice.Ring(session.Id).Move(VoiceCallState.Connected);

        Assert.AreEqual("On a call with Amy Miller", session.Voice.CallText);
    }

    [TestMethod]
    public async Task A_call_that_does_not_come_about_says_why_and_is_no_event_of_the_conversation()
    {
        await using var desktop = await CreateAsync();
        var (session, _) = await ConnectAsync(desktop);
        var lines = session.Transcript.Lines.Count;

        session.Voice.StartCommand.Execute(null);
        _voice.Started[0].Call.Move(VoiceCallState.Ended, "Busy here");
        desktop.UserInterface.Run();

        Assert.AreEqual("Call with Amy Miller: Busy here", session.Voice.Problem);
        Assert.HasCount(lines, session.Transcript.Lines);
        session.Voice.StartCommand.Execute(null);
        Assert.IsNull(session.Voice.Problem);
    }

    [TestMethod]
    public async Task A_voice_channel_that_breaks_is_said()
    {
        await using var desktop = await CreateAsync();
        desktop.Environment.ErrorsExpected = true;
        var (session, _) = await ConnectAsync(desktop);
        _voice.Fault = new InvalidOperationException("no device");

        session.Voice.StartCommand.Execute(null);

        Assert.AreEqual("The call could not be started.", session.Voice.Problem);
    }

    [TestMethod]
    public async Task Who_was_added_to_a_conversation_calls_and_is_called_in_it()
    {
        await using var desktop = await CreateAsync();
        var (kate, _) = await ConnectAsync(desktop);
        var party = new ImParty("sip:mbaker@im.test", "mbaker", "Mia Baker");
        var mia = await desktop.Environment.SignInAsync(party);
        var added = new TaskCompletionSource<ImSession>(TaskCreationOptions.RunContinuationsAsynchronously);
        mia.InvitationReceived += async (_, invitation) =>
        {
            await invitation.AcceptAsync();
            added.SetResult(invitation.Session);
        };
        await desktop.Conversation.Kate.Sessions[0].AddAsync(party);
        var mias = desktop.Show(await added.Task);

        kate.Voice.StartCommand.Execute(null);

        Assert.AreNotEqual(kate.Id, mias.Id);
        Assert.IsTrue(mias.Voice.HasCall, "The call belongs to the conversation, which has one identity at all who are in it.");
    }

    private async Task<Desktop> CreateAsync(IInteraction? interaction = null)
    {
        var directory = new Mock<ITargetDirectory>();
        directory.Setup(known => known.FindByAddressAsync(TestEnvironment.Amy.Address, It.IsAny<CancellationToken>())).Returns(() => ValueTask.FromResult<InternalTarget?>(
            new InternalTarget
            {
                Kind = InternalTargetKind.Agent,
                Id = "amiller",
                DisplayName = "Amy Miller",
                SipAddress = TestEnvironment.Amy.Address,
                Presence = new Dictionary<Medium, Presence> { [Medium.Voice] = _presence, [Medium.InstantMessaging] = Presence.Ready },
            }));
        var desktop = await Desktop.CreateAsync();
        desktop.Surroundings = new SessionSurroundings { Voice = _voice, Directory = directory.Object, Interaction = interaction };
        return desktop;
    }

    private static async Task<(SessionViewModel Kate, ImSession Amy)> ConnectAsync(Desktop desktop)
    {
        var connected = await desktop.ConnectAsync();
        await desktop.UserInterface.UntilAsync(() => connected.Kate.Parties[0].Target is not null, "the party's presence");
        return connected;
    }
}
