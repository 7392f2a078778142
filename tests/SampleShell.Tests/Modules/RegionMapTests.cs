using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class RegionMapTests
{
    [TestMethod]
    public void A_region_of_the_plugin_has_the_name_that_the_manifest_gives()
    {
        var map = new RegionMap(new Dictionary<string, string> { [ImRegions.ChannelStatus] = "StatusBarRegion" });

        Assert.AreEqual("StatusBarRegion", map.Find(ImRegions.ChannelStatus));
        Assert.IsNull(map.Find("im.elsewhere"));
    }
}
