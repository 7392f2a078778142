using PluginIm.Contracts;
using Softphone;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>The interaction of a call, and the telephone: what is said there of the call is what the telephone says.</summary>
[TestClass]
public sealed class ContactCallTests
{
    private const string MariasNumber = "46855501422";

    [TestMethod]
    public Task The_contacts_own_call_is_answered_with_the_interaction_and_says_how_it_stands() => RunAsync(MariasNumber, "Maria Lindqvist", (exchange, desk) =>
    {
        var far = exchange.CallKate(conversation: null);
        var (interaction, view) = desk.Open(Medium.Voice);
        var voice = VoiceOf(view);
        Eyes.Until(() => voice.State == VoiceCallState.Connected && far.State == CallState.Talking, "the answer");
        Assert.AreEqual(Words.PhoneConnected, voice.StateText);

        far.Hold();
        Eyes.Until(() => voice.State == VoiceCallState.Held, "the contact's hold");
        Assert.AreEqual((Words.PhoneHeldByPeer.With("Maria Lindqvist"), Words.CallHold), (voice.StateText, voice.HoldCaption));
        Eyes.Until(() => interaction.Record.Call!.State == VoiceCallState.Held, "that the shared file follows");
        far.Resume();
        Eyes.Until(() => voice.State == VoiceCallState.Connected && far.State == CallState.Talking, "the contact again");
        voice.HoldCommand.Execute(null);
        Eyes.Until(() => far.IsHeldByPeer && voice.HoldCaption == Words.CallRetrieve, "the agent's hold");
        voice.HangUpCommand.Execute(null);

        Eyes.Until(() => far.State == CallState.Ended && interaction.Record.Call!.State == VoiceCallState.Ended, "the end at both sides, and in the shared file");
        Assert.IsTrue(voice.IsOver);
        Assert.IsFalse(voice.HangUpCommand.CanExecute(null));
    });

    [TestMethod]
    public Task A_contact_who_hangs_up_ends_the_interactions_call() => RunAsync(MariasNumber, "Maria Lindqvist", (exchange, desk) =>
    {
        var far = exchange.CallKate(conversation: null);
        var (interaction, view) = desk.Open(Medium.Voice);
        Eyes.Until(() => far.State == CallState.Talking, "the answer");

        far.HangUp();

        Eyes.Until(() => interaction.Record.Call!.State == VoiceCallState.Ended, "the end");
        Assert.AreEqual(VoiceCallState.Ended, VoiceOf(view).State);
    });

    [TestMethod]
    public Task A_colleagues_call_is_not_the_contacts_and_rings_on() => RunAsync("amiller", "Amy Miller", (exchange, desk) =>
    {
        var far = exchange.CallKate(conversation: null);

        var (_, view) = desk.Open(Medium.Voice);

        Assert.AreEqual((VoiceCallState.Connected, Words.CallConnected), (VoiceOf(view).State, VoiceOf(view).StateText));
        Assert.IsTrue(exchange.Kate.Call!.IsRinging);
        far.HangUp();
    });

    [TestMethod]
    public Task The_contact_is_on_hold_while_the_agent_calls_a_colleague_about_it() => RunAsync("amiller", "Amy Miller", (exchange, desk) =>
    {
        var (interaction, view) = desk.Open(Medium.Voice);
        var voice = VoiceOf(view);
        exchange.Kate.Start(Exchange.Amy, Exchange.Conversation, interaction);
        var far = exchange.Next();
        Eyes.Until(() => interaction.Record.Call!.State == VoiceCallState.Held, "the hold");
        StringAssert.StartsWith(voice.Consultation, "Call to Amy Miller about this: ");
        Assert.IsFalse(voice.HoldCommand.CanExecute(null), "Nobody talks with two at a time.");

        far.Answer();
        Eyes.Until(() => voice.Consultation == Words.CallConsulting.With("Amy Miller", Words.PhoneConnected), "the consultation");
        far.HangUp();

        Eyes.Until(() => interaction.Record.Call!.State == VoiceCallState.Connected, "the contact again");
        Assert.AreEqual("", voice.Consultation);
        Assert.IsTrue(voice.HoldCommand.CanExecute(null));
    });

    [TestMethod]
    public Task A_contact_whom_the_agent_has_put_on_hold_stays_there_after_it() => RunAsync("amiller", "Amy Miller", (exchange, desk) =>
    {
        var (interaction, view) = desk.Open(Medium.Voice);
        WorkDesk.Do(VoiceOf(view).HoldCommand.ExecuteAsync(null));
        exchange.Kate.Start(Exchange.Amy, Exchange.Conversation, interaction);
        var far = exchange.Next();

        far.Decline();
        Eyes.Until(() => exchange.Kate.Call is { IsOver: true }, "the end");
        WorkDesk.Do(interaction.ReloadAsync());

        Assert.AreEqual(VoiceCallState.Held, interaction.Record.Call!.State);
    });

    [TestMethod]
    [DataRow("46855501422", "+46 8 555 014 22", true)]
    [DataRow("+46855501422", "+46 8 555 014 22", true)]
    [DataRow("46855501423", "+46 8 555 014 22", false)]
    [DataRow("4102", "4102", false)]
    [DataRow("c-10023", "10023", false)]
    [DataRow("amiller", "", false)]
    public void A_number_is_the_same_however_its_digits_are_parted(string one, string other, bool expected) =>
        Assert.AreEqual(expected, PhoneNumber.Same(one, other));

    private static VoiceViewModel VoiceOf(InteractionFrame view) => (VoiceViewModel)((InteractionFrameViewModel)view.DataContext).Content;

    private static Task RunAsync(string far, string farName, Action<Exchange, WorkDesk> test) => Ui.RunAsync(async () =>
    {
        using var log = new TestLog();
        await using var exchange = await Exchange.OpenAsync(log, null, far, farName);
        using var desk = new WorkDesk(exchange.Kate);
        test(exchange, desk);
    });
}
