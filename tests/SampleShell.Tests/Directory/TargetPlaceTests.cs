using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class TargetPlaceTests
{
    private static readonly (AgentStatus Status, Presence Phone)[] Order =
    [
        (AgentStatus.Ready, Presence.Offline), (AgentStatus.Busy, Presence.Ready), (AgentStatus.NotReady, Presence.Ready),
        (AgentStatus.LoggedOff, Presence.Ready), (AgentStatus.LoggedOff, Presence.Busy), (AgentStatus.LoggedOff, Presence.NotReady),
        (AgentStatus.LoggedOff, Presence.Offline),
    ];

    [TestMethod]
    public void Places_grow_from_who_is_ready_at_a_desktop_to_who_is_offline_then_by_kind_then_by_rank()
    {
        var places = Order.SelectMany(reach => Enum.GetValues<InternalTargetKind>().SelectMany(
            kind => new long[] { 0, 1, 99_999 }.Select(rank => TargetPlace.Of(reach.Status, reach.Phone, kind, rank)))).ToArray();

        CollectionAssert.AreEqual(places.Order().ToArray(), places);
        CollectionAssert.AllItemsAreUnique(places);
    }

    [TestMethod]
    public void Each_place_lies_in_the_stretches_of_the_filters_that_want_its_target_and_in_no_others()
    {
        foreach (var (status, phone) in Order)
        {
            var isReady = status == AgentStatus.Ready || (status == AgentStatus.LoggedOff && phone == Presence.Ready);
            foreach (var kind in Enum.GetValues<InternalTargetKind>())
            {
                var place = TargetPlace.Of(status, phone, kind, 7);

                Assert.AreEqual(1, StretchesWith(place, readyOnly: false));
                Assert.AreEqual(isReady ? 1 : 0, StretchesWith(place, readyOnly: true), $"{status}, {phone}, {kind}");
            }
        }
    }

    [TestMethod]
    public void Stretches_come_in_their_order()
    {
        var stretches = TargetPlace.Stretches(readyOnly: true).ToArray();

        CollectionAssert.AreEqual(stretches.OrderBy(stretch => stretch.First).ToArray(), stretches);
    }

    private static int StretchesWith(long place, bool readyOnly) =>
        TargetPlace.Stretches(readyOnly).Count(stretch => place >= stretch.First && place <= stretch.Last);
}
