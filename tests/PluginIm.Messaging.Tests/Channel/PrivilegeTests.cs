using Moq;
using PluginIm.Contracts;
using PluginIm.Messaging.Tests.Environment;

namespace PluginIm.Messaging.Tests.Channel;

/// <summary>What a channel does by the privileges of the agent's role.</summary>
[TestClass]
public sealed class PrivilegeTests
{
    private static readonly ImParty Carl = new("sip:cweber@im.test", "cweber", "Carl Weber");

    private readonly Mock<IPrivileges> _privileges = new();

    [TestMethod]
    [DataRow(new[] { ImPrivileges.Use }, ImStartRefusal.NotAllowed)]
    [DataRow(new[] { ImPrivileges.Make }, ImStartRefusal.NotAllowed)]
    [DataRow(new[] { ImPrivileges.Use, ImPrivileges.Make }, null)]
    public async Task Starting_needs_the_privileges_to_use_and_to_make(string[] allowed, ImStartRefusal? expected)
    {
        await using var environment = new TestEnvironment();
        Allow(allowed);
        var kate = await SignInAsync(environment);

        Assert.AreEqual(expected, kate.WhyNotStart(TestEnvironment.Amy.Address));
        Assert.AreEqual(expected, kate.StartSession(TestEnvironment.Amy).Refusal);
    }

    [TestMethod]
    public async Task Who_may_only_use_it_is_invited_as_before()
    {
        await using var environment = new TestEnvironment();
        Allow(ImPrivileges.Use);
        var kate = await SignInAsync(environment);
        var amy = await environment.SignInAsync(TestEnvironment.Amy);

        amy.StartSession(TestEnvironment.Kate).Session!.Send("Hello");

        await TestEnvironment.WaitForAsync(() => kate.Sessions.Count == 1, "the invitation");
    }

    [TestMethod]
    public async Task Who_may_no_longer_use_it_keeps_what_is_under_way_and_is_signed_out_to_whoever_else_asks()
    {
        await using var environment = new TestEnvironment();
        Allow(ImPrivileges.Use, ImPrivileges.Make);
        var kate = await SignInAsync(environment);
        var amy = await environment.SignInAsync(TestEnvironment.Amy);
        var open = kate.StartSession(TestEnvironment.Amy).Session!;

        Allow();
        var session = amy.StartSession(TestEnvironment.Kate).Session!;
        session.Send("Are you there?");

        await TestEnvironment.WaitForAsync(() => session.State == ImSessionState.Ended, "the refusal");
        Assert.AreEqual(480, session.EndReason?.Status);
        Assert.AreEqual(open, kate.Sessions.Single());
    }

    [TestMethod]
    public async Task What_rings_is_turned_down_and_what_was_accepted_or_begun_goes_on()
    {
        await using var environment = new TestEnvironment();
        Allow(ImPrivileges.Use, ImPrivileges.Make);
        var kate = await SignInAsync(environment);
        var amy = await environment.SignInAsync(TestEnvironment.Amy);
        var carl = await environment.SignInAsync(Carl);
        ImInvitation? toKate = null;
        kate.InvitationReceived += (_, invitation) => toKate = invitation;
        var accepted = amy.StartSession(TestEnvironment.Kate).Session!;
        accepted.Send("A word, please");
        await TestEnvironment.WaitForAsync(() => toKate is not null, "Amy's invitation");
        await toKate!.AcceptAsync();
        toKate = null;
        var begun = kate.StartSession(Carl).Session!;
        var ringing = carl.StartSession(TestEnvironment.Kate).Session!;
        ringing.Send("Are you there?");
        await TestEnvironment.WaitForAsync(() => toKate is not null, "Carl's invitation");
        ImInvitationOutcome? outcome = null;
        toKate!.Closed += (_, closed) => outcome = closed;

        Allow();
        await kate.TurnDownInvitationsAsync();

        await TestEnvironment.WaitForAsync(() => outcome is not null && ringing.State == ImSessionState.Ended, "the end of Carl's invitation");
        Assert.AreEqual(ImInvitationOutcome.Failed, outcome);
        Assert.AreEqual(ImSessionState.Connected, accepted.State);
        CollectionAssert.AreEquivalent(new[] { (ImSessionState.Connected, true), (ImSessionState.NotConnected, false) }, kate.Sessions.Select(session => (session.State, session.IsIncoming)).ToArray());
        Assert.Contains(begun, kate.Sessions);
    }

    private void Allow(params string[] allowed) =>
        _privileges.Setup(privileges => privileges.Has(It.IsAny<string>())).Returns((string privilege) => allowed.Contains(privilege));

    private async Task<ImChannel> SignInAsync(TestEnvironment environment)
    {
        var channel = environment.CreateChannel(TestEnvironment.Kate, privileges: _privileges.Object);
        await channel.SignInAsync();
        return channel;
    }
}
