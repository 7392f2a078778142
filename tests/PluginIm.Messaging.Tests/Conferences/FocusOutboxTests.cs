using Microsoft.Extensions.Logging.Abstractions;

namespace PluginIm.Messaging.Tests.Conferences;

[TestClass]
public sealed class FocusOutboxTests
{
    [TestMethod]
    public async Task What_a_party_has_when_it_leaves_is_there_and_the_rest_is_not()
    {
        var outbox = new FocusOutbox(NullLogger.Instance);
        var texts = new[] { "one", "two", "three" }.Select(id => outbox.SendAsync(new CarrierMessage(id, id, default))).ToArray();

        var there = outbox.Close(new CarrierSettlement("two"));

        CollectionAssert.AreEqual(new[] { "one", "two" }, there.ToArray());
        Assert.AreEqual((CarrierResult.Success, CarrierResult.Success), (await texts[0], await texts[1]));
        Assert.AreEqual(ImDeliveryFailureKind.PartyLeft, (await texts[2]).Failure?.Kind);
    }

    [TestMethod]
    public async Task Of_what_nobody_knows_nothing_is_there()
    {
        var outbox = new FocusOutbox(NullLogger.Instance);
        var text = outbox.SendAsync(new CarrierMessage("one", "one", default));

        Assert.IsEmpty(outbox.Close(null));
        Assert.AreEqual(ImDeliveryFailureKind.PartyLeft, (await text).Failure?.Kind);
    }
}
