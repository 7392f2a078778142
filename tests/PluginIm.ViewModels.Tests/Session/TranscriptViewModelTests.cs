using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

[TestClass]
public sealed class TranscriptViewModelTests
{
    [TestMethod]
    public async Task Messages_carry_time_author_logon_and_delivery_in_the_order_sent_and_received()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();

        amy.Send("Hi Kate");
        await desktop.UserInterface.UntilAsync(() => Messages(session).Length == 2, "Amy's line");
        Desktop.Type(session, "Zoë – „grüß Gott\" ✓ 👍");
        await desktop.UserInterface.UntilAsync(() => Messages(session) is [_, _, { DeliveryText: "Delivered" }], "delivery");

        CollectionAssert.AreEqual(
            new[] { "Kate Milburn (kmilburn): Hello", "Amy Miller (amiller): Hi Kate", "Kate Milburn (kmilburn): Zoë – „grüß Gott\" ✓ 👍" },
            Messages(session).Select(line => $"{line.Author}: {line.Text}").ToArray());
        Assert.IsNull(Messages(session)[1].DeliveryText);
        Assert.IsTrue(Messages(session).All(line => line.Time is not null));
        CollectionAssert.AreEqual(
            Enumerable.Range(1, session.Transcript.Lines.Count).Select(ordinal => (long)ordinal).ToArray(),
            session.Transcript.Lines.Select(line => line.Ordinal).ToArray());
    }

    [TestMethod]
    public async Task Each_party_has_the_colour_that_the_options_give_it()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { AgentTextColor = "#FF102030", OtherAgentTextColor = "#FF405060" });
        var (session, amy) = await desktop.ConnectAsync();

        amy.Send("Hi");
        await desktop.UserInterface.UntilAsync(() => Messages(session).Length == 2, "Amy's line");

        Assert.AreEqual("#FF102030", Messages(session)[0].Colour);
        Assert.AreEqual("#FF405060", Messages(session)[1].Colour);
        Assert.IsTrue(session.Transcript.Lines.OfType<SystemLineViewModel>().All(line => line.Colour == "#FF8C8C8C"));
    }

    [TestMethod]
    public async Task Without_time_stamps_no_line_has_one()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { TimeStamp = false });
        var (session, _) = await desktop.ConnectAsync();

        Assert.IsTrue(session.Transcript.Lines.All(line => line.Time is null));
        Assert.AreEqual("Kate Milburn: Hello", Messages(session)[0].AutomationName);
    }

    [TestMethod]
    public async Task The_name_is_shown_where_the_author_changes()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, amy) = await desktop.ConnectAsync();
        amy.Send("one");
        amy.Send("two");
        await desktop.UserInterface.UntilAsync(() => Messages(session).Length == 3, "Amy's lines");

        CollectionAssert.AreEqual(new[] { true, true, false }, Messages(session).Select(line => line.StartsGroup).ToArray());
    }

    [TestMethod]
    public async Task A_failed_message_says_so_and_can_be_sent_again_once()
    {
        await using var desktop = await Desktop.CreateAsync();
        var (session, _) = await desktop.ConnectAsync();
        desktop.Environment.CarrierOf(TestEnvironment.Kate).Dialogs[^1].NextResults.Enqueue(
            CarrierResult.Failed(ImDeliveryFailureKind.Refused, 488, "Not Acceptable Here"));

        Desktop.Type(session, "Hello again");
        await desktop.UserInterface.UntilAsync(() => Messages(session)[^1].IsFailed, "the failure");
        var failed = Messages(session)[^1];
        Assert.AreEqual("Not delivered: it was refused (488 Not Acceptable Here)", failed.DeliveryText);
        Assert.AreEqual("Not delivered: it was refused (488 Not Acceptable Here): Hello again", session.Announcement);
        Assert.IsTrue(failed.CanSendAgain);

        failed.SendAgainCommand.Execute(null);
        await desktop.UserInterface.UntilAsync(() => Messages(session)[^1].DeliveryText == "Delivered", "the second delivery");
        await desktop.UserInterface.UntilAsync(() => !failed.CanSendAgain, "the first line's change");
        Assert.AreEqual("Not delivered, sent again below", failed.DeliveryText);
    }

    [TestMethod]
    public async Task What_could_not_go_before_the_end_is_marked_and_cannot_be_sent_again()
    {
        await using var desktop = await Desktop.CreateAsync();
        var session = desktop.Open();
        Desktop.Type(session, "Hello");
        var invitation = await desktop.Conversation.NextInvitationAsync();
        Desktop.Type(session, "Are you there?");

        await invitation.RejectAsync();

        await desktop.UserInterface.UntilAsync(() => session.State == ImSessionState.Ended && Messages(session)[^1].IsFailed, "the failure");
        Assert.AreEqual("Not delivered: the session ended first", Messages(session)[^1].DeliveryText);
        Assert.IsFalse(Messages(session)[^1].CanSendAgain);
    }

    private static MessageLineViewModel[] Messages(SessionViewModel session) => [.. session.Transcript.Lines.OfType<MessageLineViewModel>()];
}
