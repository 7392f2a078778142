using PluginIm.Interop.Tests.Environment;

namespace PluginIm.Interop.Tests;

/// <summary>The store for users who are not signed in, which a site may turn on.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "Kamailio is a package of Debian: there is nothing to test against on other systems.")]
public sealed class StoreTests
{
    private const string Text = "Zoë – „grüß Gott\" ✓ 👍";

    [TestMethod]
    public async Task A_text_is_kept_until_its_receiver_signs_in()
    {
        await using var interop = await InteropEnvironment.StartAsync(new() { Enabled = ["WITH_STORE"] });
        var kate = await interop.SignInAsync("kate");

        var kept = await kate.TellAsync("amy", Text);
        var amy = await interop.SignInAsync("amy");
        var delivered = await amy.NextAsync(Sip.SipMethod.Message);

        Assert.AreEqual(202, kept.StatusCode);
        Assert.AreEqual(Text, amy.Texts[0]);
        Assert.AreEqual("sip:kate@im.test", delivered.Headers.From!.Uri.ToString());
    }

    [TestMethod]
    public async Task Only_plain_text_is_kept()
    {
        await using var interop = await InteropEnvironment.StartAsync(new() { Enabled = ["WITH_STORE"] });
        var kate = await interop.SignInAsync("kate");

        Assert.AreEqual(480, (await kate.TellAsync("amy", "<x/>", "message/imdn+xml")).StatusCode);
    }
}
