namespace PluginIm.Messaging.Tests.Delivery;

[TestClass]
public sealed class InboxTests
{
    private readonly Inbox _inbox = new();

    [TestMethod]
    public void A_message_passes_once()
    {
        Assert.AreEqual(CarrierReceipt.Taken, _inbox.Examine(Message("1", "Hello"), out var first));
        Assert.AreEqual(CarrierReceipt.Taken, _inbox.Examine(Message("1", "Hello"), out var second));

        Assert.AreEqual("Hello", first);
        Assert.IsNull(second);
    }

    [TestMethod]
    public void An_overlong_message_is_refused_and_not_remembered()
    {
        Assert.AreEqual(CarrierReceipt.TooLong, _inbox.Examine(Message("1", new string('x', Inbox.MaxLength + 1)), out var text));
        Assert.IsNull(text);

        Assert.AreEqual(CarrierReceipt.Taken, _inbox.Examine(Message("1", "short"), out text));
        Assert.AreEqual("short", text);
    }

    [TestMethod]
    public void A_blank_message_is_confirmed_and_not_shown()
    {
        Assert.AreEqual(CarrierReceipt.Taken, _inbox.Examine(Message("1", " \n "), out var text));

        Assert.IsNull(text);
    }

    private static CarrierMessage Message(string id, string text) => new(id, text, default);
}
