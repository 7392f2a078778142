using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests.Queue;

[TestClass]
public sealed class EntrySizeTests
{
    [TestMethod]
    public void Draft_that_is_too_large_is_kept_as_far_as_it_goes()
    {
        var draft = (DraftChanged)EntrySize.Fit(new DraftChanged("s", new string('x', EntrySize.Most + 1)));

        Assert.AreEqual(new string('x', EntrySize.Most), draft.Text);
        Assert.IsFalse(EntrySize.IsTooLarge(draft));
    }

    [TestMethod]
    public void Draft_is_not_cut_in_the_middle_of_a_character()
    {
        var draft = (DraftChanged)EntrySize.Fit(new DraftChanged("s", new string('x', EntrySize.Most - 1) + "😀"));

        Assert.AreEqual(new string('x', EntrySize.Most - 1), draft.Text);
    }

    [TestMethod]
    public void Every_text_of_an_entry_counts()
    {
        var reason = new ImEndReason(ImEndReasonKind.Failed, 480, "123456789");
        var header = Samples.Header("s");
        var party = Samples.Kate.Address.Length + Samples.Kate.Logon.Length + Samples.Kate.DisplayName.Length;

        Assert.AreEqual(
            EntrySize.Of(new HeaderChanged(header)) + 19,
            EntrySize.Of(new HeaderChanged(header with { EndReason = reason, CarrierToken = "12345", LastReceivedId = "12345" })));
        Assert.AreEqual(party + 2 + 5, EntrySize.Of(Samples.Said("s", 1, "12345")));
        Assert.AreEqual(party + 9, EntrySize.Of(new LineAppended("s", Samples.Line(1) with { Party = Samples.Kate, Reason = reason })));
        Assert.AreEqual(
            3, EntrySize.Of(new DeliveryChanged("s", 1, ImDelivery.Failed, new ImDeliveryFailure(ImDeliveryFailureKind.Refused, 403, "123"), false)));
        Assert.AreEqual(0, EntrySize.Of(new DraftChanged("s", null)));
        Assert.AreEqual(1 + 5 + 5 + 10, EntrySize.Of(Samples.Consulted("s", 1, "1234567890")));
        Assert.AreEqual(EntrySize.Of(new HeaderChanged(header)) + 3, EntrySize.Of(new HeaderChanged(header with { OriginId = "123" })));
    }

    [TestMethod]
    public void Case_that_the_session_layer_lets_in_is_not_cut_off()
    {
        Assert.IsFalse(EntrySize.IsTooLarge(Samples.Consulted("s", 1, new string('x', 1_000_000))));
        Assert.IsTrue(EntrySize.IsTooLarge(Samples.Consulted("s", 1, new string('x', 2_000_000))));
    }
}
