using PluginIm.Contracts;
using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Cases;

/// <summary>The case of a consultation from one session to the other.</summary>
[TestClass]
public sealed class ConsultationTests
{
    [TestMethod]
    public async Task The_case_comes_with_the_question()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        var session = conversation.Consult(interaction);

        session.Send("May I refund this?");
        var invitation = await conversation.NextInvitationAsync();

        Assert.AreSame(interaction, session.Origin);
        Assert.IsNull(session.Case, "It is the agent's own.");
        Assert.IsNull(invitation.Session.Origin);
        AssertSame(interaction.CaseInformation, invitation.Session.Case);
    }

    [TestMethod]
    public async Task A_session_without_an_interaction_brings_no_case()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);

        var (kate, amy) = await conversation.ConnectAsync();

        Assert.IsNull(kate.Origin);
        Assert.IsNull(amy.Case);
    }

    [TestMethod]
    public async Task Where_it_did_not_go_with_the_invitation_the_case_follows()
    {
        await using var environment = new TestEnvironment();
        environment.CarrierOf(TestEnvironment.Kate).BringsCase = false;
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();

        var (_, amy) = await conversation.ConsultAsync(interaction);

        await TestEnvironment.WaitForAsync(() => amy.Case is not null, "the case");
        AssertSame(interaction.CaseInformation, amy.Case);
    }

    [TestMethod]
    public async Task What_went_with_the_invitation_is_not_told_again()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);

        var (kate, amy) = await conversation.ConsultAsync(new ScriptedInteraction());
        kate.Send("Well?");

        await TestEnvironment.WaitForAsync(() => amy.Transcript.OfType<TranscriptMessage>().Count() == 2, "the message");
        Assert.IsEmpty(environment.CarrierOf(TestEnvironment.Kate).Dialogs[0].Cases);
    }

    [TestMethod]
    public async Task Hidden_fields_do_not_leave_the_desktop()
    {
        await using var environment = new TestEnvironment();
        var options = new ImOptions { HiddenCaseKeys = ["customernumber"] };
        var conversation = await Conversation.CreateAsync(environment, options);
        var interaction = new ScriptedInteraction();

        var (_, amy) = await conversation.ConsultAsync(interaction);
        interaction.Set("CustomerNumber", "4712");
        interaction.Set("Amount", "99.00 EUR");

        await environment.WaitForCaseAsync(amy, "Amount", "99.00 EUR");
        var dialogs = environment.CarrierOf(TestEnvironment.Amy).Dialogs.Concat(environment.CarrierOf(TestEnvironment.Kate).Dialogs).ToArray();
        var sent = dialogs.SelectMany(dialog => dialog.Cases).Append(dialogs[0].Invitation.Case!).ToArray();
        Assert.DoesNotContain(moment => moment.Information.Fields.Any(field => field.Key == "CustomerNumber"), sent);
        Assert.DoesNotContain(moment => moment.Line!.Contains("4711", StringComparison.Ordinal), sent);
    }

    [TestMethod]
    public async Task A_case_that_is_too_large_is_not_sent_and_the_log_says_why_without_any_of_it()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        interaction.Set("Note", new string('x', 1_000_000));

        var (kate, amy) = await conversation.ConsultAsync(interaction);

        Assert.AreEqual(ImSessionState.Connected, kate.State);
        Assert.IsNull(amy.Case);
        var line = environment.Log.Single(record => record.Message.Contains("case is not sent", StringComparison.Ordinal)).Message;
        StringAssert.Contains(line, "at most 262144 are taken");
        Assert.DoesNotContain("Anna Berger", line);
        Assert.AreEqual(CaseRefusalKind.TooLarge, kate.CaseProblem?.Kind);
    }

    [TestMethod]
    public async Task A_shell_that_fails_to_give_the_case_does_not_keep_the_question_from_going()
    {
        await using var environment = new TestEnvironment { ErrorsExpected = true };
        var conversation = await Conversation.CreateAsync(environment);

        var (kate, amy) = await conversation.ConsultAsync(new ScriptedInteraction { Fault = new InvalidOperationException("No database.") });

        Assert.AreEqual(ImSessionState.Connected, kate.State);
        Assert.IsNull(amy.Case);
    }

    [TestMethod]
    public async Task A_shell_whose_case_is_none_does_not_keep_the_question_from_going()
    {
        await using var environment = new TestEnvironment { ErrorsExpected = true };
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        interaction.Change(new CaseInformation { Fields = null! });

        var (kate, amy) = await conversation.ConsultAsync(interaction);
        interaction.Change(new CaseInformation { Fields = [new CaseField("Amount", "Amount", "1.00 EUR")] });

        await environment.WaitForCaseAsync(amy, "Amount", "1.00 EUR");
        Assert.AreEqual(ImSessionState.Connected, kate.State);
    }

    [TestMethod]
    [DataRow(null, "value")]
    [DataRow("Key", null)]
    public async Task A_field_that_lacks_its_key_or_value_is_told_as_the_problem_that_it_is(string? key, string? value)
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        interaction.Change(new CaseInformation { Fields = [new CaseField(key!, "Label", value!)] });

        var (kate, amy) = await conversation.ConsultAsync(interaction);

        Assert.AreEqual(CaseRefusalKind.Malformed, kate.CaseProblem?.Kind);
        Assert.IsNull(amy.Case);
    }

    [TestMethod]
    public async Task Whoever_writes_to_the_agent_who_consults_her_gets_the_case_in_her_own_session()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var interaction = new ScriptedInteraction();
        conversation.Consult(interaction).Send("Question");
        await conversation.NextInvitationAsync();

        var amy = conversation.Amy.StartSession(TestEnvironment.Kate).Session!;
        amy.Send("Are you there?");

        await TestEnvironment.WaitForAsync(() => amy.State == ImSessionState.Connected, "the session");
        AssertSame(interaction.CaseInformation, amy.Case);
    }

    internal static void AssertSame(CaseInformation expected, CaseInformation? actual)
    {
        Assert.IsNotNull(actual);
        Assert.AreEqual(expected with { Fields = [] }, actual with { Fields = [] });
        CollectionAssert.AreEqual(expected.Fields.ToArray(), actual.Fields.ToArray());
    }
}
