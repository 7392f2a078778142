using PluginIm.Interop.Tests.Environment;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests;

/// <summary>Two nodes that tell each other who is registered.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "Kamailio is a package of Debian: there is nothing to test against on other systems.")]
public sealed class TwoNodesTests
{
    [TestMethod]
    public async Task Agents_of_two_nodes_reach_each_other()
    {
        var (first, second) = await Kamailio.StartPairAsync();
        await using var interop = InteropEnvironment.Of(first);
        interop.Add("second node", second, () => second.Output);
        var kate = await interop.SignInAsync("kate", SipTransport.Tcp, first);
        var amy = await interop.SignInAsync("amy", SipTransport.Tcp, second);
        await Waiting.UntilAsync(
            async () => (await first.ControlAsync("ul.dump")).Contains("sip:amy@", StringComparison.Ordinal), "the first node to know of amy");

        var result = await kate.Invite("amy", Offers.Messages).InviteAsync();
        var received = await amy.NextInvitationAsync();
        var said = await kate.SayAsync(result.Dialog!, "Hello");
        var answered = await amy.SayAsync(received.Dialog, "Hello!");
        var ended = await amy.HangUpAsync(received.Dialog);

        Assert.AreEqual((200, 200, 200), (said.StatusCode, answered.StatusCode, ended.StatusCode));
        Assert.AreEqual("<sip:kate@im.test>", received.Invite.Request.Headers[SipHeaderNames.PAssertedIdentity]);
        Assert.AreEqual("<sip:amy@im.test>", result.Response.Headers[SipHeaderNames.PAssertedIdentity]);
    }
}
