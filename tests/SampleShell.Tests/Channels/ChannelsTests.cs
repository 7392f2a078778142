using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class ChannelsTests
{
    private readonly Channels _channels = new();
    private readonly List<string> _refused = [];

    [TestMethod]
    public void Who_is_logged_in_to_instant_messaging_joins_no_campaign_and_is_told_why()
    {
        var campaign = new CampaignViewModel(_channels, _refused.Add);
        _channels.Report(Medium.InstantMessaging, true);

        campaign.ToggleCommand.Execute(null);
        Assert.IsFalse(campaign.IsIn);
        StringAssert.StartsWith(_refused.Single(), "You are logged in to instant messaging.");
        _channels.Report(Medium.InstantMessaging, false);
        campaign.ToggleCommand.Execute(null);

        Assert.IsTrue(campaign.IsIn);
        Assert.HasCount(1, _refused);
    }

    [TestMethod]
    public void Who_is_in_a_campaign_does_not_log_in_to_instant_messaging_and_is_told_why()
    {
        var campaign = new CampaignViewModel(_channels, _refused.Add);
        campaign.ToggleCommand.Execute(null);

        StringAssert.StartsWith(_channels.WhyNotLogIn(Medium.InstantMessaging), "You are in an outbound campaign.");
        Assert.IsNull(_channels.WhyNotLogIn(Medium.Voice));
        campaign.ToggleCommand.Execute(null);

        Assert.IsNull(_channels.WhyNotLogIn(Medium.InstantMessaging));
    }
}
