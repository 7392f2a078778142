namespace PluginIm.Messaging.Sip.Tests.Pages;

[TestClass]
public sealed class SentPagesTests
{
    private readonly SentPages _sent = new();

    [TestMethod]
    public void Message_is_delivered_once_all_its_parts_are()
    {
        _sent.Add("m", ["a", "b"]);

        Assert.IsNull(_sent.Find("b", isOfDelivery: true, isPositive: true));
        Assert.IsNull(_sent.Find("b", isOfDelivery: true, isPositive: true));
        Assert.IsNull(_sent.Find("a", isOfDelivery: false, isPositive: true));
        Assert.AreEqual("m", _sent.Find("a", isOfDelivery: true, isPositive: true));
        Assert.AreEqual("m", _sent.Find("b", isOfDelivery: false, isPositive: true));
    }

    [TestMethod]
    public void Message_is_not_delivered_once_one_of_its_parts_is_not()
    {
        _sent.Add("m", ["a", "b"]);

        Assert.AreEqual("m", _sent.Find("a", isOfDelivery: true, isPositive: false));
    }

    [TestMethod]
    public void What_was_not_sent_or_long_ago_is_not_known()
    {
        _sent.Add("old", ["a"]);
        for (var i = 0; i < 256; i++)
        {
            _sent.Add($"m{i}", [$"{i}"]);
        }

        Assert.IsNull(_sent.Find("a", isOfDelivery: true, isPositive: true));
        Assert.IsNull(_sent.Find("never", isOfDelivery: true, isPositive: true));
        Assert.AreEqual("m255", _sent.Find("255", isOfDelivery: true, isPositive: true));
    }
}
