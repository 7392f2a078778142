using PluginIm.Contracts;
using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Cases;

/// <summary>The case while the consultation lasts.</summary>
[TestClass]
public sealed class LiveCaseTests
{
    [TestMethod]
    public async Task A_change_shows_at_the_target_with_its_mark_and_without_a_line()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (_, amy) = await conversation.ConsultAsync(interaction);
        var told = 0;
        amy.Changed += (_, change) => told += change.Kind == ImSessionChangeKind.CaseChanged ? 1 : 0;
        var lines = amy.Transcript.Count;
        var changedAt = environment.Time.GetLocalNow();

        interaction.Set("Amount", "13.00 EUR");

        await TestEnvironment.WaitForAsync(() => told == 1, "the change, without any time passing");
        ConsultationTests.AssertSame(interaction.CaseInformation, amy.Case);
        CollectionAssert.AreEqual(new[] { "Amount" }, amy.CaseChanges.Keys.ToArray());
        Assert.AreEqual(changedAt, amy.CaseChanges["Amount"]);
        Assert.HasCount(lines, amy.Transcript);
    }

    [TestMethod]
    public async Task Marks_tell_what_was_added_and_forget_what_is_gone()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (_, amy) = await conversation.ConsultAsync(interaction);
        Assert.IsEmpty(amy.CaseChanges);

        interaction.Set("Amount", "13.00 EUR");
        interaction.Set("Attached", "yes");
        await environment.WaitForCaseAsync(amy, "Attached", "yes");
        CollectionAssert.AreEquivalent(new[] { "Amount", "Attached" }, amy.CaseChanges.Keys.ToArray());

        interaction.Change(interaction.CaseInformation with { Fields = [.. interaction.CaseInformation.Fields.Where(field => field.Key != "Amount")] });
        await TestEnvironment.WaitForAsync(() => Pass(environment, () => amy.Case!.Fields.Count == 2), "the removal");
        CollectionAssert.AreEquivalent(new[] { "Attached" }, amy.CaseChanges.Keys.ToArray());
    }

    [TestMethod]
    public async Task What_changed_while_the_invitation_rang_is_told_once_it_is_accepted()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        conversation.Consult(interaction).Send("Hello");
        var invitation = await conversation.NextInvitationAsync();

        interaction.Set("Amount", "13.00 EUR");
        Assert.AreEqual("12.50 EUR", invitation.Session.Case!.Fields[1].Value);
        await invitation.AcceptAsync();

        await environment.WaitForCaseAsync(invitation.Session, "Amount", "13.00 EUR");
        Assert.IsTrue(invitation.Session.CaseChanges.ContainsKey("Amount"));
    }

    [TestMethod]
    public async Task Changes_in_a_row_go_as_one_and_the_last_one_counts()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (_, amy) = await conversation.ConsultAsync(interaction);
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        dialog.CaseGate = new TaskCompletionSource();
        interaction.Set("Amount", "1.00 EUR");
        await TestEnvironment.WaitForAsync(() => dialog.Cases.Count == 1, "the first change on its way");

        for (var amount = 2; amount <= 50; amount++)
        {
            interaction.Set("Amount", $"{amount}.00 EUR");
        }

        dialog.CaseGate.SetResult();
        await environment.WaitForCaseAsync(amy, "Amount", "50.00 EUR");
        Assert.HasCount(2, dialog.Cases);
    }

    [TestMethod]
    public async Task Changes_do_not_follow_each_other_faster_than_an_eye_does()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (_, amy) = await conversation.ConsultAsync(interaction);
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        var begin = environment.Time.GetUtcNow();

        interaction.Set("Amount", "1.00 EUR");
        await environment.WaitForCaseAsync(amy, "Amount", "1.00 EUR");
        interaction.Set("Amount", "2.00 EUR");
        await environment.WaitForCaseAsync(amy, "Amount", "2.00 EUR");

        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(250), environment.Time.GetUtcNow() - begin);
        Assert.HasCount(2, dialog.Cases);
    }

    [TestMethod]
    public async Task A_case_under_way_holds_up_no_message()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (kate, amy) = await conversation.ConsultAsync(interaction);
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        dialog.CaseGate = new TaskCompletionSource();
        interaction.Set("Amount", "1.00 EUR");
        await TestEnvironment.WaitForAsync(() => dialog.Cases.Count == 1, "the case on its way");

        kate.Send("Well?");

        await TestEnvironment.WaitForAsync(() => Conversation.Read(kate)[^1] == "kmilburn: Well? (Delivered)", "the message");
        dialog.CaseGate.SetResult();
        await environment.WaitForCaseAsync(amy, "Amount", "1.00 EUR");
    }

    [TestMethod]
    public async Task The_case_never_goes_back()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var (_, amy) = await conversation.ConsultAsync(new ScriptedInteraction());
        var observer = environment.CarrierOf(TestEnvironment.Amy).Dialogs[0].Observer!;
        CaseInformation newer = new() { Subject = "newer" }, older = new() { Subject = "older" };

        Assert.AreEqual(CarrierReceipt.Taken, await observer.OnCaseAsync(new CarrierCase(5, newer)));
        Assert.AreEqual(CarrierReceipt.Taken, await observer.OnCaseAsync(new CarrierCase(4, older)));
        Assert.AreEqual(CarrierReceipt.Taken, await observer.OnCaseAsync(new CarrierCase(5, older)));

        Assert.AreEqual("newer", amy.Case!.Subject);
    }

    [TestMethod]
    public async Task Missed_changes_come_with_the_restore()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (kate, amy) = await conversation.ConsultAsync(interaction);
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        dialog.NextCaseResults.Enqueue(CarrierResult.Interrupted());
        interaction.Set("Amount", "1.00 EUR");
        await TestEnvironment.WaitForAsync(() => dialog.Cases.Count == 1, "the case that got lost");
        dialog.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Interrupted, "the loss");

        interaction.Set("Amount", "2.00 EUR");
        environment.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual("12.50 EUR", amy.Case!.Fields[1].Value);
        dialog.Observer.OnRestored("token-2");

        await environment.WaitForCaseAsync(amy, "Amount", "2.00 EUR");
    }

    [TestMethod]
    public async Task What_got_lost_goes_again_even_where_nothing_changed_since()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (kate, amy) = await conversation.ConsultAsync(interaction);
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        dialog.NextCaseResults.Enqueue(CarrierResult.Interrupted());

        interaction.Set("Amount", "1.00 EUR");
        await TestEnvironment.WaitForAsync(() => dialog.Cases.Count == 1, "the case that got lost");
        dialog.Observer!.OnInterrupted(new ImEndReason(ImEndReasonKind.ConnectionLost));
        dialog.Observer.OnRestored("token-2");

        await environment.WaitForCaseAsync(amy, "Amount", "1.00 EUR");
        Assert.AreEqual(ImSessionState.Connected, kate.State);
    }

    [TestMethod]
    public async Task A_case_that_loses_its_way_every_time_is_given_up_and_a_later_one_goes()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (_, amy) = await conversation.ConsultAsync(interaction);
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];
        for (var handover = 0; handover < 5; handover++)
        {
            dialog.NextCaseResults.Enqueue(CarrierResult.Interrupted(500));
        }

        interaction.Set("Amount", "1.00 EUR");
        await TestEnvironment.WaitForAsync(
            () => Pass(environment, () => environment.Log.Any(record => record.Message.Contains("is not with the other side", StringComparison.Ordinal))), "the log line");
        interaction.Set("Amount", "2.00 EUR");

        await environment.WaitForCaseAsync(amy, "Amount", "2.00 EUR");
        Assert.HasCount(6, dialog.Cases);
    }

    [TestMethod]
    [DataRow(413, CaseRefusalKind.TooLarge)]
    [DataRow(415, CaseRefusalKind.NotTaken)]
    public async Task What_the_other_side_does_not_take_is_shown_until_it_takes_a_later_one(int status, CaseRefusalKind kind)
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (kate, amy) = await conversation.ConsultAsync(interaction);
        var told = 0;
        kate.Changed += (_, change) => told += change.Kind == ImSessionChangeKind.CaseChanged ? 1 : 0;
        environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].NextCaseResults.Enqueue(CarrierResult.Failed(ImDeliveryFailureKind.Refused, status));

        interaction.Set("Amount", "1.00 EUR");
        await TestEnvironment.WaitForAsync(() => told > 0, "the news");
        Assert.AreEqual(kind, kate.CaseProblem?.Kind);
        interaction.Set("Amount", "2.00 EUR");

        await environment.WaitForCaseAsync(amy, "Amount", "2.00 EUR");
        Assert.IsNull(kate.CaseProblem);
    }

    [TestMethod]
    public async Task A_case_that_grew_too_large_goes_again_once_it_is_smaller()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (kate, amy) = await conversation.ConsultAsync(interaction);

        interaction.Set("Note", new string('x', 500_000));
        await TestEnvironment.WaitForAsync(() => kate.CaseProblem is not null, "the problem");
        Assert.AreEqual(CaseRefusalKind.TooLarge, kate.CaseProblem!.Kind);
        interaction.Set("Note", "short");

        await environment.WaitForCaseAsync(amy, "Note", "short");
        Assert.IsNull(kate.CaseProblem);
    }

    [TestMethod]
    public async Task What_changes_in_nothing_that_goes_out_is_not_told()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment, new ImOptions { HiddenCaseKeys = ["Secret"] });
        var interaction = new ScriptedInteraction();
        var (_, amy) = await conversation.ConsultAsync(interaction);
        var dialog = environment.CarrierOf(TestEnvironment.Kate).Dialogs[0];

        interaction.Set("Secret", "1");
        interaction.Set("Amount", "1.00 EUR");
        await environment.WaitForCaseAsync(amy, "Amount", "1.00 EUR");
        interaction.Set("Secret", "2");
        interaction.Set("Amount", "2.00 EUR");
        await environment.WaitForCaseAsync(amy, "Amount", "2.00 EUR");

        CollectionAssert.AreEqual(new[] { 2, 3 }, dialog.Cases.Select(moment => moment.Revision).ToArray());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Whoever_ends_the_consultation_the_interaction_goes_on_untouched(bool byTarget)
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var (kate, amy) = await conversation.ConsultAsync(interaction);
        Assert.AreEqual(1, interaction.Listeners);

        await (byTarget ? amy : kate).EndAsync();
        await TestEnvironment.WaitForAsync(() => kate.State == ImSessionState.Ended && amy.State == ImSessionState.Ended, "the end on both sides");
        interaction.Set("Amount", "1.00 EUR");

        Assert.AreEqual(0, interaction.Listeners);
        Assert.AreEqual(byTarget ? ImEndReasonKind.EndedByPeer : ImEndReasonKind.EndedByMe, kate.EndReason!.Kind);
        Assert.IsNotNull(amy.Case, "It can be read on.");
        Assert.AreEqual("12.50 EUR", amy.Case.Fields[1].Value);
        Assert.AreSame(interaction, kate.Origin);
    }

    [TestMethod]
    public async Task A_rejected_consultation_hears_of_the_interaction_no_more()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var kate = conversation.Consult(interaction);
        kate.Send("Hello");

        await (await conversation.NextInvitationAsync()).RejectAsync();

        Assert.AreEqual(ImEndReasonKind.Rejected, kate.EndReason?.Kind);
        Assert.AreEqual(0, interaction.Listeners);
    }

    private static bool Pass(TestEnvironment environment, Func<bool> condition)
    {
        environment.Time.Advance(TimeSpan.FromMilliseconds(5));
        return condition();
    }
}
