using PluginIm.Contracts;
using PluginIm.Messaging.Tests.Cases;
using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Journals;

/// <summary>What comes back of a consultation when the desktop ended without signing out and is started again.</summary>
[TestClass]
public sealed class JournaledConsultationTests
{
    [TestMethod]
    public async Task The_target_has_the_case_again_and_takes_none_that_is_older()
    {
        await using var environment = new TestEnvironment();
        var journal = new MemoryJournal();
        var (kate, amy) = (await environment.SignInAsync(TestEnvironment.Kate), await environment.SignInAsync(TestEnvironment.Amy, journal: journal));
        var interaction = new ScriptedInteraction();
        var theirs = await ConsultAsync(kate, amy, interaction);
        interaction.Set("Amount", "13.00 EUR");
        await environment.WaitForCaseAsync(theirs, "Amount", "13.00 EUR");

        var (back, taken) = await StartAgainAsync(environment, TestEnvironment.Amy, journal);

        ConsultationTests.AssertSame(interaction.CaseInformation, back.Case);
        Assert.IsNull(back.Origin);
        await taken.Observer!.OnCaseAsync(new CarrierCase(1, CaseInformation.Empty));
        ConsultationTests.AssertSame(interaction.CaseInformation, back.Case);
        await taken.Observer.OnCaseAsync(new CarrierCase(3, CaseInformation.Empty));
        ConsultationTests.AssertSame(CaseInformation.Empty, back.Case);
    }

    [TestMethod]
    public async Task A_case_is_confirmed_only_once_it_outlives_the_process()
    {
        await using var environment = new TestEnvironment();
        var journal = new MemoryJournal();
        var (kate, amy) = (await environment.SignInAsync(TestEnvironment.Kate), await environment.SignInAsync(TestEnvironment.Amy, journal: journal));
        await ConsultAsync(kate, amy, new ScriptedInteraction());
        journal.Disk = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var receipt = environment.CarrierOf(TestEnvironment.Amy).Dialogs[0].Observer!.OnCaseAsync(new CarrierCase(2, CaseInformation.Empty)).AsTask();

        Assert.IsFalse(receipt.IsCompleted);
        journal.Disk.SetResult();
        Assert.AreEqual(CarrierReceipt.Taken, await receipt);
    }

    [TestMethod]
    public async Task The_origin_goes_on_with_the_interaction_that_the_shell_still_has()
    {
        await using var environment = new TestEnvironment();
        var journal = new MemoryJournal();
        var (kate, amy) = (await environment.SignInAsync(TestEnvironment.Kate, journal: journal), await environment.SignInAsync(TestEnvironment.Amy));
        await ConsultAsync(kate, amy, new ScriptedInteraction("call-1"));
        var reopened = new ScriptedInteraction("call-1");
        reopened.Set("Amount", "13.00 EUR");

        var (back, taken) = await StartAgainAsync(environment, TestEnvironment.Kate, journal, id => ValueTask.FromResult<IInteraction?>(id == "call-1" ? reopened : null));
        taken.Observer!.OnRestored("token-2");

        Assert.AreSame(reopened, back.Origin);
        await TestEnvironment.WaitForAsync(() => taken.Cases.Count == 1, "the case");
        Assert.AreEqual(2, taken.Cases[0].Revision, "The other side has the first one.");
        ConsultationTests.AssertSame(reopened.CaseInformation, taken.Cases[0].Information);
    }

    [TestMethod]
    public async Task What_changed_before_the_end_counts_on_after_it()
    {
        await using var environment = new TestEnvironment();
        var journal = new MemoryJournal();
        var (kate, amy) = (await environment.SignInAsync(TestEnvironment.Kate, journal: journal), await environment.SignInAsync(TestEnvironment.Amy));
        var interaction = new ScriptedInteraction();
        var theirs = await ConsultAsync(kate, amy, interaction);
        interaction.Set("Amount", "13.00 EUR");
        await environment.WaitForCaseAsync(theirs, "Amount", "13.00 EUR");

        var (_, taken) = await StartAgainAsync(environment, TestEnvironment.Kate, journal, _ => ValueTask.FromResult<IInteraction?>(interaction));
        taken.Observer!.OnRestored("token-2");

        await TestEnvironment.WaitForAsync(() => taken.Cases.Count == 1, "the case");
        Assert.AreEqual(3, taken.Cases[0].Revision);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Without_the_interaction_the_case_stays_as_it_was(bool fails)
    {
        await using var environment = new TestEnvironment { ErrorsExpected = fails };
        var journal = new MemoryJournal();
        var (kate, amy) = (await environment.SignInAsync(TestEnvironment.Kate, journal: journal), await environment.SignInAsync(TestEnvironment.Amy));
        await ConsultAsync(kate, amy, new ScriptedInteraction("call-1"));

        var (back, taken) = await StartAgainAsync(
            environment, TestEnvironment.Kate, journal, _ => fails ? throw new InvalidOperationException("No shell.") : ValueTask.FromResult<IInteraction?>(null));
        taken.TakesAll = true;
        taken.Observer!.OnRestored("token-2");
        back.Send("Still here");

        await TestEnvironment.WaitForAsync(() => taken.Sent.Contains("Still here"), "the message");
        Assert.IsNull(back.Origin);
        Assert.AreEqual("call-1", back.OriginId);
        Assert.IsEmpty(taken.Cases);
    }

    private static async Task<ImSession> ConsultAsync(ImChannel kate, ImChannel amy, IInteraction interaction)
    {
        ImInvitation? received = null;
        amy.InvitationReceived += (_, invitation) => received = invitation;
        kate.StartConsultation(TestEnvironment.Amy, interaction).Session!.Send("Hello");
        await TestEnvironment.WaitForAsync(() => received is not null, "the invitation");
        await received!.AcceptAsync();
        return received.Session;
    }

    private static async Task<(ImSession Back, MemoryDialog Taken)> StartAgainAsync(
        TestEnvironment environment, ImParty agent, MemoryJournal journal, Func<string, ValueTask<IInteraction?>>? findInteraction = null)
    {
        environment.Kill(agent);
        var restored = new List<ImSession>();
        var channel = environment.CreateChannel(agent, journal: journal, findInteraction: findInteraction);
        channel.SessionRestored += (_, session) => restored.Add(session);
        await channel.SignInAsync();
        await TestEnvironment.WaitForAsync(() => restored.Count == 1, "the session that comes back");
        return (restored[0], environment.CarrierOf(agent).Restored.Single().Dialog);
    }
}
