using System.IO.Compression;
using System.Text;
using PluginIm.Interop.Tests.Environment;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests;

[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "linphonec is a package of Debian: there is nothing to test against on other systems.")]
public sealed class LinphoneTests
{
    private const string Text = "Zoë – „grüß Gott“ ✓ 👍";

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tls)]
    public async Task Texts_pass_both_ways_whole_with_SHA_256(SipTransport transport)
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Sha256);
        var kate = await interop.SignInAsync("kate", transport);
        var linphone = await StartAsync(interop);

        var told = await kate.TellAsync("dave", Text);
        await linphone.WaitForShownAsync(Text);
        await linphone.CommandAsync($"chat sip:kate@im.test {Text}!");
        await Waiting.ForAsync(() => kate.Texts.Contains($"{Text}!"), "linphonec's text");

        Assert.AreEqual(200, told.StatusCode);
    }

    [TestMethod]
    public async Task Its_deflated_notification_of_delivery_is_a_notification_when_inflated()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Sha256);
        var kate = await interop.SignInAsync("kate");
        await StartAsync(interop);

        await kate.TellAsync("dave", Text);
        var notification = await kate.NextAsync(SipMethod.Message);

        Assert.AreEqual("deflate", notification.Headers[SipHeaderNames.ContentEncoding]);
        Assert.AreEqual("message/imdn+xml", notification.Headers.ContentType);
        await using var inflating = new ZLibStream(new MemoryStream(notification.Body.ToArray()), CompressionMode.Decompress);
        using var reader = new StreamReader(inflating, Encoding.UTF8);
        Assert.Contains("<delivered/>", await reader.ReadToEndAsync());
    }

    [TestMethod]
    public async Task Its_GRUU_is_kept_with_all_parameters_and_requests_in_the_dialog_find_it()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Sha256);
        var kate = await interop.SignInAsync("kate", SipTransport.Tls);
        var linphone = await StartAsync(interop);
        var client = kate.Invite("dave", Offers.Audio);
        var inviting = client.InviteAsync();
        await Waiting.ForAsync(() => client.EarlyDialogs.Count == 1, "the ringing");

        await linphone.CommandAsync("answer");
        var result = await inviting;
        var ended = await kate.HangUpAsync(result.Dialog!);

        Assert.IsTrue(result.IsAccepted);
        Assert.AreEqual("im.test", result.Dialog!.RemoteTarget.Host);
        Assert.StartsWith("urn:uuid:", result.Dialog.RemoteTarget.Parameters["gr"]!);
        Assert.AreEqual(result.Response.Headers.Contacts[0].Uri.ToString(), result.Dialog.RemoteTarget.ToString());
        Assert.AreEqual(200, ended.StatusCode);
    }

    [TestMethod]
    public async Task It_refuses_an_offer_of_messages_alone_without_ringing()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Sha256);
        var kate = await interop.SignInAsync("kate");
        await StartAsync(interop);
        var client = kate.Invite("dave", Offers.Messages);

        var result = await client.InviteAsync();

        Assert.AreEqual(488, result.Response.StatusCode);
        Assert.IsEmpty(client.EarlyDialogs);
    }

    private static async Task<Linphone> StartAsync(InteropEnvironment interop)
    {
        var linphone = await Linphone.StartAsync("dave", interop.Switch);
        return interop.Add("linphonec", linphone, () => linphone.Output);
    }
}
