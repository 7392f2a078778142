using PluginIm.Interop.Tests.Environment;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests;

/// <summary>Scenarios of sipp against this side, through Kamailio.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "sipp is a package of Debian: there is nothing to test against on other systems.")]
public sealed class SippTests
{
    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Tls)]
    public async Task This_side_calls_speaks_and_hangs_up(SipTransport transport)
    {
        await using var interop = await StartInOrderAsync();
        var kate = await interop.SignInAsync("kate", transport);
        var sipp = await AnswerAsync(interop, "uas");

        var dialog = (await kate.Invite("amy", Offers.Messages).InviteAsync()).Dialog!;
        var said = await kate.SayAsync(dialog, "hello");
        var received = await kate.NextAsync(SipMethod.Message);
        var ended = await kate.HangUpAsync(dialog);
        await sipp.WaitForSuccessAsync();

        Assert.AreEqual((200, 200), (said.StatusCode, ended.StatusCode));
        CollectionAssert.AreEqual(new[] { "reply from amy" }, kate.Texts);
        Assert.AreEqual(dialog.Id.CallId, received.Headers.CallId);
    }

    [TestMethod]
    public async Task This_side_is_rejected()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var kate = await interop.SignInAsync("kate");
        var sipp = await AnswerAsync(interop, "uas_reject");

        var result = await kate.Invite("amy", Offers.Messages).InviteAsync();
        await sipp.WaitForSuccessAsync();

        Assert.AreEqual(603, result.Response.StatusCode);
        Assert.AreEqual("SIP;cause=603;text=\"not now\"", result.Response.Headers[SipHeaderNames.Reason]);
    }

    [TestMethod]
    public async Task This_side_cancels()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var kate = await interop.SignInAsync("kate", SipTransport.Udp);
        var sipp = await AnswerAsync(interop, "uas_cancelled");
        var client = kate.Invite("amy", Offers.Messages);
        client.Progressed += (_, progress) =>
        {
            if (progress.Response.StatusCode == 180)
            {
                client.Cancel("SIP;cause=408");
            }
        };

        var result = await client.InviteAsync();
        await sipp.WaitForSuccessAsync();

        Assert.AreEqual(487, result.Response.StatusCode);
        Assert.IsTrue(result.WasCancelled);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tls)]
    public async Task This_side_is_called_spoken_to_and_hung_up_on(SipTransport transport)
    {
        await using var interop = await StartInOrderAsync();
        var amy = await interop.SignInAsync("amy", transport);
        var sipp = Call(interop, "uac");

        var invitation = await amy.NextInvitationAsync();
        await amy.NextAsync(SipMethod.Message);
        var answered = await amy.SayAsync(invitation.Dialog, "reply");
        await sipp.WaitForSuccessAsync();

        Assert.AreEqual(200, answered.StatusCode);
        CollectionAssert.AreEqual(new[] { "in-dialog hello Zoë" }, amy.Texts);
        Assert.IsNotNull(await invitation.Ack);
    }

    [TestMethod]
    public async Task This_side_rejects()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var amy = await interop.SignInAsync("amy");
        amy.OnInvite = invitation => invitation.TryRejectAsync(603);

        await Call(interop, "uac_rejected").WaitForSuccessAsync();

        Assert.HasCount(1, amy.Invitations);
    }

    [TestMethod]
    public async Task This_side_is_cancelled()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var amy = await interop.SignInAsync("amy");
        amy.OnInvite = invitation => invitation.TryRingAsync();

        await Call(interop, "uac_cancel").WaitForSuccessAsync();

        var invitation = await amy.NextInvitationAsync();
        await Waiting.ForAsync(() => invitation.Cancelled.IsCancellationRequested, "the CANCEL");
        Assert.Contains("cause=408", invitation.Invite.CancelRequest!.Headers[SipHeaderNames.Reason]!);
    }

    [TestMethod]
    public async Task Sipsak_finds_switch_and_user_agent_alive()
    {
        await using var interop = await InteropEnvironment.StartAsync();
        var kate = await interop.SignInAsync("kate", SipTransport.Udp);

        await PeerProgram.RunAsync("sipsak", Path.GetTempPath(), "-p", $"127.0.0.1:{interop.Switch.Port}", "-s", "sip:im.test");
        await PeerProgram.RunAsync("sipsak", Path.GetTempPath(), "-p", $"127.0.0.1:{kate.Endpoint.LocalPeers[0].Port}", "-s", "sip:kate@im.test");

        Assert.AreEqual(SipMethod.Options, kate.Received.Single().Method);
    }

    /// <summary>What leaves one after the other reaches sipp so: it fails where a request overtakes the ACK or the answer before it.</summary>
    private static Task<InteropEnvironment> StartInOrderAsync() => InteropEnvironment.StartAsync(KamailioOptions.Md5 with { DatagramWorkers = 1 });

    private static async Task<Sipp> AnswerAsync(InteropEnvironment interop, string scenario)
    {
        var sipp = await Sipp.AnswerAsync(scenario, "amy", interop.Switch);
        return interop.Add("sipp", sipp, () => sipp.Output);
    }

    private static Sipp Call(InteropEnvironment interop, string scenario)
    {
        var sipp = Sipp.Call(scenario, "kate", "amy", interop.Switch);
        return interop.Add("sipp", sipp, () => sipp.Output);
    }
}
