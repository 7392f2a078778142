using System.Text.RegularExpressions;
using PluginIm.Interop.Tests.Environment;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Messaging;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests;

/// <summary>The desktop's conversations with ordinary clients, through Kamailio.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "The clients are packages of Debian: there is nothing to test against on other systems.")]
public sealed partial class PageModeTests
{
    private const string Text = "Zoë – „grüß Gott“ ✓ 👍";

    /// <summary>Long enough for several parts, each word one that is found again.</summary>
    private static readonly string[] Words = [.. Enumerable.Range(0, 250).Select(number => $"wört{number:D3}👍")];

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tls)]
    public async Task Desktop_writes_to_baresip_and_is_answered(SipTransport transport)
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var baresip = await StartBaresipAsync(interop);
        var kate = await CarrierDesktop.SignInAsync("kate", interop, transport);

        var (dialog, heard) = await kate.WriteAsync("carol", Text);
        await baresip.WaitForShownAsync(Text);
        var result = await dialog.SendAsync(new CarrierMessage("long", string.Join(' ', Words), default), CancellationToken.None);
        await baresip.WaitForShownAsync(Words[^1]);
        await dialog.NotifyTypingAsync(true, TimeSpan.FromSeconds(60));
        await baresip.SendAsync($"{Text}!");
        await Waiting.ForAsync(() => heard.Texts.Length == 1, "baresip's text");

        Assert.AreEqual((true, CarrierResult.Success), (heard.Established!.IsPageMode, heard.Established.FirstMessage));
        Assert.AreEqual(CarrierResult.Success, result);
        // Its console shows no long lines; its SIP trace has what came.
        CollectionAssert.AreEqual(Words, WordsIn(baresip.Output.Split("--- shown")[0]));
        CollectionAssert.AreEqual(new[] { $"{Text}!" }, heard.Texts);
    }

    [TestMethod]
    public async Task Text_of_baresip_invites_and_the_conversation_goes_on()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Md5);
        var kate = await CarrierDesktop.SignInAsync("kate", interop, SipTransport.Tls);
        var baresip = await StartBaresipAsync(interop);

        await baresip.SendAsync(Text);
        var (dialog, heard) = await kate.NextInvitationAsync();
        await baresip.SendAsync("while it waits");
        await Waiting.ForAsync(() => heard.Texts.Length == 2, "the second text");
        await dialog.AcceptAsync(CancellationToken.None);
        await dialog.SendAsync(new CarrierMessage("m", $"{Text}!", default), CancellationToken.None);
        await baresip.WaitForShownAsync($"{Text}!");

        Assert.AreEqual(("sip:carol@im.test", true), (dialog.Invitation.From.Address, dialog.Invitation.IsPageMode));
        CollectionAssert.AreEqual(new[] { Text, "while it waits" }, heard.Texts);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tls)]
    public async Task Desktop_writes_to_linphonec_hears_of_the_delivery_and_is_answered(SipTransport transport)
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Sha256);
        var linphone = await StartLinphoneAsync(interop);
        var kate = await CarrierDesktop.SignInAsync("kate", interop, transport);

        var (dialog, heard) = await kate.WriteAsync("dave", Text);
        await linphone.WaitForShownAsync(Text);
        await Waiting.ForAsync(() => heard.Notified.Contains(("first", CarrierNotification.Delivered)), "the notification of the first text");
        var result = await dialog.SendAsync(new CarrierMessage("long", string.Join(' ', Words), default), CancellationToken.None);
        await linphone.WaitForShownAsync(Words[^1]);
        await Waiting.ForAsync(() => heard.Notified.Contains(("long", CarrierNotification.Delivered)), "the notification of all its parts");
        await linphone.CommandAsync($"chat sip:kate@im.test {Text}!");
        await Waiting.ForAsync(() => heard.Texts.Contains($"{Text}!"), "linphonec's text");

        Assert.IsTrue(heard.Established!.IsPageMode);
        Assert.AreEqual(CarrierResult.Success, result);
        CollectionAssert.AreEqual(Words, WordsIn(linphone.Shown));
        Assert.HasCount(2, heard.Notified.Where(notified => notified.Notification == CarrierNotification.Delivered));
    }

    [TestMethod]
    public async Task Text_of_linphonec_invites()
    {
        await using var interop = await InteropEnvironment.StartAsync(KamailioOptions.Sha256);
        var kate = await CarrierDesktop.SignInAsync("kate", interop, SipTransport.Tcp);
        var linphone = await StartLinphoneAsync(interop);

        await linphone.CommandAsync($"chat sip:kate@im.test {Text}");
        var (dialog, heard) = await kate.NextInvitationAsync();
        await dialog.AcceptAsync(CancellationToken.None);
        await dialog.SendAsync(new CarrierMessage("m", "answered", default), CancellationToken.None);
        await linphone.WaitForShownAsync("answered");

        CollectionAssert.AreEqual(new[] { Text }, heard.Texts);
    }

    [TestMethod]
    public async Task Text_from_the_store_invites_once_whoever_is_signed_in_again()
    {
        await using var interop = await InteropEnvironment.StartAsync(new() { Enabled = ["WITH_STORE"] });
        var amy = await interop.SignInAsync("amy");
        Assert.AreEqual(202, (await amy.TellAsync("kate", Text)).StatusCode);

        var kate = await CarrierDesktop.SignInAsync("kate", interop, SipTransport.Tls);
        var (dialog, heard) = await kate.NextInvitationAsync();
        await amy.TellAsync("kate", "and one of today");
        await Waiting.ForAsync(() => heard.Texts.Length == 2, "the text of today");

        CollectionAssert.AreEqual(new[] { Text, "and one of today" }, heard.Texts);
        Assert.AreEqual("sip:amy@im.test", dialog.Invitation.From.Address);
    }

    [TestMethod]
    public async Task Agents_of_a_Routing_Point_are_invited_as_plugins_for_one_of_them_answers_OPTIONS()
    {
        await using var interop = await InteropEnvironment.StartAsync(new()
        {
            Sql =
            [
                "INSERT INTO im_point (point, domain, ring_seconds) VALUES ('help', 'im.test', 20);",
                "INSERT INTO im_member (point, domain, agent) VALUES ('help', 'im.test', 'amy');",
            ],
        });
        var kate = await CarrierDesktop.SignInAsync("kate", interop, SipTransport.Tls);
        var amy = await CarrierDesktop.SignInAsync("amy", interop, SipTransport.Tcp);

        var writing = kate.WriteAsync("help", Text);
        var (dialog, _) = await amy.NextInvitationAsync();
        await dialog.AcceptAsync(CancellationToken.None);
        var (_, heard) = await writing;

        Assert.AreEqual(Text, dialog.Invitation.FirstMessage?.Text);
        Assert.AreEqual(("sip:amy@im.test", CarrierResult.Success), (heard.Established!.AnsweredBy?.Address, heard.Established.FirstMessage));
    }

    private static async Task<Baresip> StartBaresipAsync(InteropEnvironment interop)
    {
        var baresip = await Baresip.StartAsync("carol", "kate", interop.Switch);
        return interop.Add("baresip", baresip, () => baresip.Output);
    }

    private static async Task<Linphone> StartLinphoneAsync(InteropEnvironment interop)
    {
        var linphone = await Linphone.StartAsync("dave", interop.Switch);
        return interop.Add("linphonec", linphone, () => linphone.Output);
    }

    private static string[] WordsIn(string shown) => [.. Word().Matches(shown).Select(match => match.Value)];

    [GeneratedRegex("wört[0-9]{3}👍")]
    private static partial Regex Word();
}
