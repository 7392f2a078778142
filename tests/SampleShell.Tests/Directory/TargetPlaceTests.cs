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
        foreach (var bits in Enumerable.Range(0, 16))
        {
            var filter = new TargetFilter((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0);
            foreach (var (status, phone) in Order)
            {
                foreach (var kind in Enum.GetValues<InternalTargetKind>())
                {
                    var place = TargetPlace.Of(status, phone, kind, 7);
                    var isReady = status == AgentStatus.Ready || (status == AgentStatus.LoggedOff && phone == Presence.Ready);
                    var isWanted = filter.Wants(kind) && (!filter.ReadyOnly || isReady);

                    Assert.AreEqual(
                        isWanted ? 1 : 0,
                        TargetPlace.Stretches(filter).Count(stretch => place >= stretch.First && place <= stretch.Last),
                        $"{filter}: {status}, {phone}, {kind}");
                }
            }
        }
    }

    [TestMethod]
    public void Stretches_come_in_their_order()
    {
        var stretches = TargetPlace.Stretches(new TargetFilter(Queues: true, Agents: true)).ToArray();

        CollectionAssert.AreEqual(stretches.OrderBy(stretch => stretch.First).ToArray(), stretches);
    }
}
