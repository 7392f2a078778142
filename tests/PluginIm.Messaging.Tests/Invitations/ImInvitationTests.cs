using System.Collections.Concurrent;
using Moq;
using PluginIm.Contracts;
using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Invitations;

[TestClass]
public sealed class ImInvitationTests
{
    [TestMethod]
    public async Task It_shows_sender_first_message_and_how_long_it_stays()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);

        conversation.Start().Send("Zoë – „grüß Gott\" ✓ 👍");
        var invitation = await conversation.NextInvitationAsync();

        Assert.AreEqual(TestEnvironment.Kate, invitation.From);
        Assert.AreEqual("Zoë – „grüß Gott\" ✓ 👍", invitation.FirstMessage);
        Assert.AreEqual(invitation.ReceivedAt + TimeSpan.FromSeconds(30), invitation.ExpiresAt);
    }

    [TestMethod]
    public async Task The_shorter_time_of_both_sides_counts()
    {
        await using var environment = new TestEnvironment();
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        var amy = await environment.SignInAsync(TestEnvironment.Amy, new ImOptions { ToastTimeout = TimeSpan.FromSeconds(3) });
        var invitations = new ConcurrentQueue<ImInvitation>();
        amy.InvitationReceived += (_, received) => invitations.Enqueue(received);
        var session = kate.StartSession(TestEnvironment.Amy).Session!;
        session.Send("Hello");
        ImInvitation? invitation = null;
        await TestEnvironment.WaitForAsync(() => invitations.TryDequeue(out invitation), "the invitation");

        environment.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.AreEqual(invitation!.ReceivedAt + TimeSpan.FromSeconds(3), invitation.ExpiresAt);
        Assert.AreEqual(ImEndReasonKind.NoAnswer, session.EndReason?.Kind);
    }

    [TestMethod]
    [DataRow(ImInvitationOutcome.Accepted)]
    [DataRow(ImInvitationOutcome.Rejected)]
    [DataRow(ImInvitationOutcome.Expired)]
    [DataRow(ImInvitationOutcome.Cancelled)]
    [DataRow(ImInvitationOutcome.AnsweredElsewhere)]
    [DataRow(ImInvitationOutcome.Failed)]
    public async Task It_closes_once_with_its_outcome(ImInvitationOutcome outcome)
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        session.Send("Hello");
        var invitation = await conversation.NextInvitationAsync();
        var outcomes = new ConcurrentQueue<ImInvitationOutcome>();
        invitation.Closed += (_, closed) => outcomes.Enqueue(closed);
        var dialog = environment.CarrierOf(TestEnvironment.Amy).Dialogs[0];

        await (outcome switch
        {
            ImInvitationOutcome.Accepted => invitation.AcceptAsync(),
            ImInvitationOutcome.Rejected => invitation.RejectAsync(),
            ImInvitationOutcome.Expired => Run(() => environment.Time.Advance(TimeSpan.FromSeconds(30))),
            ImInvitationOutcome.Cancelled => session.EndAsync(),
            ImInvitationOutcome.AnsweredElsewhere => Run(() => dialog.Over(new ImEndReason(ImEndReasonKind.AnsweredElsewhere))),
            _ => Run(() => dialog.Over(new ImEndReason(ImEndReasonKind.ConnectionLost))),
        });
        await TestEnvironment.WaitForAsync(() => !outcomes.IsEmpty, "the outcome");
        await invitation.Session.EndAsync();
        await conversation.Amy.SignOutAsync();

        CollectionAssert.AreEqual(new[] { outcome }, outcomes.ToArray());
    }

    [TestMethod]
    public async Task Only_the_first_answer_counts()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        session.Send("Hello");
        var invitation = await conversation.NextInvitationAsync();

        await invitation.RejectAsync();
        await invitation.AcceptAsync();

        Assert.AreEqual(ImEndReasonKind.Rejected, session.EndReason?.Kind);
        Assert.AreEqual(ImSessionState.Ended, invitation.Session.State);
    }

    [TestMethod]
    public async Task Accepting_what_is_cancelled_already_connects_nothing()
    {
        await using var environment = new TestEnvironment();
        var conversation = await Conversation.CreateAsync(environment);
        var session = conversation.Start();
        session.Send("Hello");
        var invitation = await conversation.NextInvitationAsync();
        await session.EndAsync();

        await invitation.AcceptAsync();

        Assert.AreEqual(ImEndReasonKind.Cancelled, invitation.Session.EndReason?.Kind);
    }

    [TestMethod]
    public async Task The_directory_names_the_sender()
    {
        await using var environment = new TestEnvironment();
        var directory = new Mock<ITargetDirectory>();
        directory.Setup(d => d.FindByAddressAsync(TestEnvironment.Kate.Address, It.IsAny<CancellationToken>())).ReturnsAsync(new InternalTarget
        {
            Kind = InternalTargetKind.Agent,
            Id = "kmilburn",
            DisplayName = "Milburn, Kate",
            SipAddress = TestEnvironment.Kate.Address,
        });

        var invitation = await ReceiveAsync(environment, directory.Object);

        Assert.AreEqual("Milburn, Kate", invitation.From.DisplayName);
        Assert.AreEqual("Milburn, Kate", invitation.Session.Transcript[0].Party?.DisplayName);
    }

    [TestMethod]
    public async Task A_directory_that_throws_costs_the_name_and_not_the_invitation()
    {
        await using var environment = new TestEnvironment();
        var directory = new Mock<ITargetDirectory>();
        directory.Setup(d => d.FindByAddressAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).Throws(new IOException("The database is away."));

        var invitation = await ReceiveAsync(environment, directory.Object);

        Assert.AreEqual("Kate Milburn", invitation.From.DisplayName);
    }

    private static async Task<ImInvitation> ReceiveAsync(TestEnvironment environment, ITargetDirectory directory)
    {
        var kate = await environment.SignInAsync(TestEnvironment.Kate);
        var amy = await environment.SignInAsync(TestEnvironment.Amy, directory: directory);
        var invitations = new ConcurrentQueue<ImInvitation>();
        amy.InvitationReceived += (_, received) => invitations.Enqueue(received);
        kate.StartSession(TestEnvironment.Amy).Session!.Send("Hello");
        ImInvitation? invitation = null;
        await TestEnvironment.WaitForAsync(() => invitations.TryDequeue(out invitation), "the invitation");
        return invitation!;
    }

    private static Task Run(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
