using System.Collections.Concurrent;
using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.TeamCommunicator;

[TestClass]
public sealed class StartConsultationActionTests
{
    private static readonly TargetActionState Offered = new(true, true, null);

    private readonly Mock<ISessionOpener> _sessions = new();
    private readonly CustomerCall _interaction = new();

    public StartConsultationActionTests() => _sessions.SetupGet(sessions => sessions.HasInteractions).Returns(true);

    [TestMethod]
    public async Task It_is_offered_inside_an_interaction_alone()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new StartConsultationAction(desktop.Conversation.Kate, _sessions.Object);

        Assert.AreEqual("Start Instant Message Consultation", action.Caption);
        Assert.AreEqual(Offered, action.GetState(Target("amiller"), _interaction));
        Assert.IsFalse(action.GetState(Target("amiller"), null).IsVisible);
    }

    [TestMethod]
    public async Task It_does_not_show_where_the_shell_has_no_place_for_it()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new StartConsultationAction(desktop.Conversation.Kate, _sessions.Object);
        _sessions.SetupGet(sessions => sessions.HasInteractions).Returns(false);

        Assert.IsFalse(action.GetState(Target("amiller"), _interaction).IsVisible);
    }

    [TestMethod]
    public async Task Who_may_not_consult_does_not_see_it_and_is_told_when_that_changes()
    {
        await using var desktop = await Desktop.CreateAsync();
        var privileges = new Mock<IPrivileges>();
        privileges.Setup(role => role.Has(It.IsNotIn(ImPrivileges.Consult))).Returns(true);
        var channel = desktop.Environment.CreateChannel(TestEnvironment.Kate, privileges: privileges.Object);
        await channel.SignInAsync();
        using var action = new StartConsultationAction(channel, _sessions.Object, privileges.Object);
        var told = new ConcurrentQueue<bool>();
        action.StateChanged += (_, _) => told.Enqueue(privileges.Object.Has(ImPrivileges.Consult));

        Assert.IsFalse(action.GetState(Target("amiller"), _interaction).IsVisible);

        privileges.Setup(role => role.Has(ImPrivileges.Consult)).Returns(true);
        privileges.Raise(role => role.Changed += null, EventArgs.Empty);

        CollectionAssert.Contains(told, true);
        Assert.AreEqual(Offered, action.GetState(Target("amiller"), _interaction));
    }

    [TestMethod]
    [DataRow("sip:kmilburn@im.test", "This is you.")]
    [DataRow("sip:amiller@elsewhere.test", "This address is outside the company's domains.")]
    public async Task A_target_that_cannot_be_reached_is_greyed_with_the_reason(string address, string reason)
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new StartConsultationAction(desktop.Conversation.Kate, _sessions.Object);
        var target = Target("amiller") with { SipAddress = address };

        Assert.AreEqual(new TargetActionState(true, false, reason), action.GetState(target, _interaction));
        await action.ExecuteAsync(target, _interaction, CancellationToken.None);

        _sessions.Verify(sessions => sessions.Consult(It.IsAny<ImParty>(), It.IsAny<IInteraction>()), Times.Never);
    }

    [TestMethod]
    public async Task It_tells_when_the_channel_moves()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new StartConsultationAction(desktop.Conversation.Kate, _sessions.Object);
        var told = new ConcurrentQueue<ImChannelState>();
        action.StateChanged += (_, _) => told.Enqueue(desktop.Conversation.Kate.Status.State);

        desktop.Environment.CarrierOf(TestEnvironment.Kate).Observer!.OnStatus(new ImChannelStatus(ImChannelState.Unreachable));

        await TestEnvironment.WaitForAsync(() => told.Contains(ImChannelState.Unreachable), "the change");
        Assert.AreEqual(
            new TargetActionState(true, false, "The switch is not reachable. Instant messaging is tried again by itself."), action.GetState(Target("amiller"), _interaction));
    }

    [TestMethod]
    public async Task Taking_it_consults_the_target_about_the_interaction()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new StartConsultationAction(desktop.Conversation.Kate, _sessions.Object);

        await action.ExecuteAsync(Target("amiller"), _interaction, CancellationToken.None);

        _sessions.Verify(sessions => sessions.Consult(new ImParty("sip:amiller@im.test", "amiller", "Amy Miller"), _interaction), Times.Once);
    }

    [TestMethod]
    public async Task Without_an_interaction_nothing_is_opened()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new StartConsultationAction(desktop.Conversation.Kate, _sessions.Object);

        await action.ExecuteAsync(Target("amiller"), null, CancellationToken.None);

        _sessions.Verify(sessions => sessions.Consult(It.IsAny<ImParty>(), It.IsAny<IInteraction>()), Times.Never);
    }

    [TestMethod]
    public async Task A_message_that_is_sent_from_an_interaction_opens_inside_of_it()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new SendInstantMessageAction(desktop.Conversation.Kate, _sessions.Object);

        await action.ExecuteAsync(Target("amiller"), _interaction, CancellationToken.None);

        _sessions.Verify(sessions => sessions.OpenWithin(new ImParty("sip:amiller@im.test", "amiller", "Amy Miller"), _interaction), Times.Once);
        _sessions.Verify(sessions => sessions.OpenWith(It.IsAny<ImParty>()), Times.Never);
    }

    private static InternalTarget Target(string logon) => new()
    {
        Kind = InternalTargetKind.Agent, Id = logon, DisplayName = "Amy Miller", SipAddress = $"sip:{logon}@im.test",
    };
}
