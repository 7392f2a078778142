using System.Collections.Concurrent;
using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.TeamCommunicator;

[TestClass]
public sealed class SendInstantMessageActionTests
{
    private readonly Mock<ISessionOpener> _sessions = new();

    [TestMethod]
    public async Task It_is_offered_for_an_agent()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new SendInstantMessageAction(desktop.Conversation.Kate, _sessions.Object);

        Assert.AreEqual("Send an Instant Message", action.Caption);
        Assert.AreEqual(new TargetActionState(true, true, null), action.GetState(Target("amiller"), null));
    }

    [TestMethod]
    [DataRow(InternalTargetKind.RoutingPoint)]
    [DataRow(InternalTargetKind.Queue)]
    public async Task It_is_offered_for_a_Routing_Point_and_a_queue(InternalTargetKind kind)
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new SendInstantMessageAction(desktop.Conversation.Kate, _sessions.Object);
        var target = Target("rp-billing") with { Kind = kind, DisplayName = "Billing" };

        Assert.AreEqual(new TargetActionState(true, true, null), action.GetState(target, null));
        await action.ExecuteAsync(target, null, CancellationToken.None);

        _sessions.Verify(sessions => sessions.OpenWith(new ImParty("sip:rp-billing@im.test", "rp-billing", "Billing")), Times.Once);
    }

    [TestMethod]
    [DataRow("sip:kmilburn@im.test", "This is you.")]
    [DataRow("sip:amiller@elsewhere.test", "This address is outside the company's domains.")]
    [DataRow("sip:im.test", "This target has no usable address.")]
    public async Task A_target_that_cannot_be_reached_is_greyed_with_the_reason(string address, string reason)
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new SendInstantMessageAction(desktop.Conversation.Kate, _sessions.Object);

        Assert.AreEqual(new TargetActionState(true, false, reason), action.GetState(Target("amiller") with { SipAddress = address }, null));
    }

    [TestMethod]
    [DataRow(ImChannelState.Connecting, "Instant messaging is still signing in.")]
    [DataRow(ImChannelState.Unreachable, "The switch is not reachable. Instant messaging is tried again by itself.")]
    [DataRow(ImChannelState.Refused, "The switch refused the sign-in to instant messaging.")]
    public async Task It_is_greyed_with_the_reason_while_the_channel_is_not_ready(ImChannelState state, string reason)
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new SendInstantMessageAction(desktop.Conversation.Kate, _sessions.Object);
        var told = new ConcurrentQueue<ImChannelState>();
        action.StateChanged += (_, _) => told.Enqueue(desktop.Conversation.Kate.Status.State);

        desktop.Environment.CarrierOf(TestEnvironment.Kate).Observer!.OnStatus(new ImChannelStatus(state));

        await TestEnvironment.WaitForAsync(() => told.Contains(state), "the change");
        Assert.AreEqual(new TargetActionState(true, false, reason), action.GetState(Target("amiller"), null));
    }

    [TestMethod]
    public async Task Taking_it_opens_a_session_with_the_target()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new SendInstantMessageAction(desktop.Conversation.Kate, _sessions.Object);

        await action.ExecuteAsync(Target("amiller"), null, CancellationToken.None);

        _sessions.Verify(sessions => sessions.OpenWith(new ImParty("sip:amiller@im.test", "amiller", "Amy Miller")), Times.Once);
    }

    [TestMethod]
    public async Task Taking_it_where_it_is_greyed_opens_nothing()
    {
        await using var desktop = await Desktop.CreateAsync();
        using var action = new SendInstantMessageAction(desktop.Conversation.Kate, _sessions.Object);

        await action.ExecuteAsync(Target("kmilburn"), null, CancellationToken.None);

        _sessions.VerifyNoOtherCalls();
    }

    private static InternalTarget Target(string logon) => new()
    {
        Kind = InternalTargetKind.Agent, Id = logon, DisplayName = "Amy Miller", SipAddress = $"sip:{logon}@im.test",
    };
}
