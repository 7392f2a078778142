using PluginIm.Messaging.Sip.Tests.Environment;
using PluginIm.Sip;
using static PluginIm.Messaging.Sip.Tests.Environment.TestEnvironment;

namespace PluginIm.Messaging.Sip.Tests.Dialogs;

/// <summary>Messages that arrive before what they should follow: networks with several ways reorder.</summary>
[TestClass]
public sealed class OvertakingTests
{
    [TestMethod]
    public async Task A_message_before_the_ACK_is_taken()
    {
        await using var environment = await StartAsync();
        var kate = await environment.RegisterRawAsync(Kate);
        var amy = await environment.SignInAsync(Amy);
        var inviting = kate.InviteWithoutAckAsync(Amy);
        var invitation = await amy.NextInvitationAsync();
        await invitation.AcceptAsync();
        var (invite, dialog) = await inviting;

        var status = await kate.SayAsync(dialog, "early");
        await kate.Endpoint.SendStatelessAsync(dialog.CreateAck(invite));
        await invitation.Session.EndAsync();

        Assert.AreEqual(200, status);
        CollectionAssert.AreEqual(new[] { "kmilburn: Hello", "kmilburn: early" }, invitation.Session.Lines());
        await WaitForAsync(() => kate.Received.Any(request => request.Method == SipMethod.Bye), "the BYE, which waits for the ACK");
    }

    [TestMethod]
    public async Task A_message_before_the_200_is_shown_after_the_acceptance()
    {
        await using var environment = await StartAsync();
        var kate = await environment.SignInAsync(Kate);
        var amy = await environment.RegisterRawAsync(Amy);
        var said = Task.FromResult(0);
        amy.OnInvite = async transaction =>
        {
            var server = new SipInviteServer(amy.Endpoint, transaction, amy.Contact);
            await server.TryRingAsync();
            said = amy.SayAsync(server.Dialog, "early");
            await server.TryAcceptAsync(response => response.SetBody(
                SessionDescription.MediaTypeName, ImSessionDescription.ToBytes("127.0.0.1", new string('a', 32))));
        };

        var session = kate.Invite(Amy);
        await session.WaitForAsync(ImSessionState.Connected);

        Assert.AreEqual(200, await said.WaitAsync(TimeSpan.FromSeconds(20)), "It is confirmed once it is shown.");
        CollectionAssert.AreEqual(new[] { "kmilburn: Hello", "amiller: early" }, session.Lines());
        Assert.AreEqual("Accepted amiller", session.Events()[^1]);
        await session.EndAsync();
    }

    [TestMethod]
    public async Task A_message_and_a_BYE_before_the_200_are_taken_at_once()
    {
        await using var environment = await StartAsync();
        environment.Expect("not delivered");
        var kate = await environment.SignInAsync(Kate);
        var amy = await environment.RegisterRawAsync(Amy);
        var (said, ended) = (Task.FromResult(0), Task.FromResult(0));
        amy.OnInvite = async transaction =>
        {
            var server = new SipInviteServer(amy.Endpoint, transaction, amy.Contact);
            await server.TryRingAsync();
            said = amy.SayAsync(server.Dialog, "early");
            ended = amy.HangUpAsync(server.Dialog);
        };

        var session = kate.Invite(Amy);
        await session.AssertEndedAsync(ImEndReasonKind.EndedByPeer);

        Assert.AreEqual((200, 200), (await said.WaitAsync(TimeSpan.FromSeconds(20)), await ended.WaitAsync(TimeSpan.FromSeconds(20))));
        CollectionAssert.AreEqual(new[] { "kmilburn: Hello", "amiller: early" }, session.Lines());
    }
}
