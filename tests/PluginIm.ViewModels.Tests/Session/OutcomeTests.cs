using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

/// <summary>The initiator is told what became of the invitation, by name.</summary>
[TestClass]
public sealed class OutcomeTests
{
    [TestMethod]
    public async Task Accepted_is_told()
    {
        await using var desktop = await Desktop.CreateAsync();

        var (session, _) = await desktop.ConnectAsync();

        await desktop.UserInterface.UntilAsync(() => Last(session) == "Amy Miller accepted.", "the line");
        Assert.AreEqual("Connected", session.StatusText);
    }

    [TestMethod]
    public async Task Rejected_is_told()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = desktop.Open();
        Desktop.Type(session, "Hello");

        await (await desktop.Conversation.NextInvitationAsync()).RejectAsync();

        await desktop.UserInterface.UntilAsync(() => Last(session) == "Amy Miller rejected the invitation.", "the line");
        Assert.AreEqual("Ended", session.StatusText);
    }

    [TestMethod]
    public async Task Not_answered_is_told()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { ToastTimeout = TimeSpan.FromSeconds(5) });
        var session = desktop.Open();
        Desktop.Type(session, "Hello");
        await desktop.Conversation.NextInvitationAsync();

        desktop.Environment.Time.Advance(TimeSpan.FromSeconds(6));

        await desktop.UserInterface.UntilAsync(() => Last(session) == "Amy Miller did not answer.", "the line");
        Assert.AreEqual("Ended", session.StatusText);
    }

    [TestMethod]
    public async Task A_party_that_is_not_there_is_told()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = desktop.Show(desktop.Conversation.Kate.StartSession(new ImParty("sip:nobody@im.test", "nobody", "No Body")).Session!);

        Desktop.Type(session, "Hello");

        await desktop.UserInterface.UntilAsync(
            () => session.Transcript.Lines.OfType<SystemLineViewModel>().Any(line => line.Text == "No Body cannot be reached: the switch does not know the address."),
            "the line");
        Assert.IsTrue(session.Transcript.Lines.OfType<SystemLineViewModel>().Last().IsProblem);
    }

    [TestMethod]
    [DataRow(480, "Temporarily Unavailable", "Amy cannot be reached: not signed in to instant messaging.")]
    [DataRow(480, "No Agent Is Ready", "Amy cannot be reached: no agent is ready there.")]
    [DataRow(404, "Not Found", "Amy cannot be reached: the switch does not know the address.")]
    [DataRow(403, "Forbidden", "Amy cannot be reached: the switch does not allow it.")]
    [DataRow(500, "Server Error", "Amy cannot be reached (500 Server Error).")]
    [DataRow(null, null, "Amy cannot be reached.")]
    public void A_failure_names_what_the_switch_said(int? status, string? phrase, string expected)
    {
        var me = new ImParty("sip:k@im.test", "k", "Kate");
        var amy = new ImParty("sip:a@im.test", "a", "Amy");

        var text = SystemLineWording.Of(ImSystemEvent.Failed, amy, new ImEndReason(ImEndReasonKind.Failed, status, phrase), me, amy);

        Assert.AreEqual(expected, text);
    }

    [TestMethod]
    public void Every_event_has_words_from_both_sides()
    {
        var me = new ImParty("sip:k@im.test", "k", "Kate");
        var amy = new ImParty("sip:a@im.test", "a", "Amy");

        foreach (var systemEvent in Enum.GetValues<ImSystemEvent>())
        {
            foreach (var party in new[] { me, amy, null })
            {
                var text = SystemLineWording.Of(systemEvent, party, null, me, amy);

                Assert.EndsWith(".", text);
                Assert.AreNotEqual(systemEvent.ToString(), text);
                Assert.DoesNotContain("Kate", text, "The agent is spoken to, not of.");
            }
        }
    }

    private static string? Last(SessionViewModel session) => session.Transcript.Lines.OfType<SystemLineViewModel>().LastOrDefault()?.Text;
}
