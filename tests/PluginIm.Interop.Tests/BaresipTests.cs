using PluginIm.Interop.Tests.Environment;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests;

[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "baresip is a package of Debian: there is nothing to test against on other systems.")]
public sealed class BaresipTests
{
    private const string Text = "Zoë – „grüß Gott“ ✓ 👍";

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tls)]
    public async Task Texts_pass_both_ways_whole(SipTransport transport)
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var kate = await interop.SignInAsync("kate", transport);
        var baresip = await StartAsync(interop);

        var told = await kate.TellAsync("carol", Text);
        await baresip.WaitForShownAsync(Text);
        await baresip.SendAsync($"{Text}!");
        var received = await kate.NextAsync(SipMethod.Message);

        Assert.AreEqual(200, told.StatusCode);
        CollectionAssert.AreEqual(new[] { $"{Text}!" }, kate.Texts);
        Assert.AreEqual("<sip:carol@im.test>", received.Headers[SipHeaderNames.PAssertedIdentity]);
    }

    [TestMethod]
    public async Task It_refuses_what_is_no_plain_text_and_an_offer_of_messages_alone()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var kate = await interop.SignInAsync("kate");
        await StartAsync(interop);

        var notification = await kate.TellAsync("carol", "<imdn/>", "message/imdn+xml");
        var options = await kate.AskAsync(SipMethod.Options, "carol");
        var offer = await kate.Invite("carol", Offers.Messages).InviteAsync();

        Assert.AreEqual(415, notification.StatusCode);
        Assert.AreEqual(200, options.StatusCode);
        Assert.IsNull(options.Headers[SipHeaderNames.Accept]);
        Assert.AreEqual(488, offer.Response.StatusCode);
    }

    private static async Task<Baresip> StartAsync(InteropEnvironment interop)
    {
        var baresip = await Baresip.StartAsync("carol", "kate", interop.Switch);
        return interop.Add("baresip", baresip, () => baresip.Output);
    }
}
