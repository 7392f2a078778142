using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace PluginIm.Sip.Tests.Location;

[TestClass]
public sealed class AvoidanceTests
{
    private static readonly Candidate Server = Candidate.At(SipTransport.Tcp, IPAddress.Parse("10.0.0.2"), 5060, "im.test");

    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    public void Each_failure_doubles_the_time_up_to_a_limit()
    {
        var avoidance = Create(chance: 0);
        var times = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            avoidance.Failed(Server, null);
            times.Add(Rest(avoidance));
            _time.Advance(TimeSpan.FromSeconds(times[^1]));
            Assert.IsNull(avoidance.Until(Server));
        }

        CollectionAssert.AreEqual(new[] { 2.0, 4, 8, 16, 32, 60, 60, 60 }, times);
    }

    [TestMethod]
    public void Chance_shortens_the_time_by_up_to_half()
    {
        var avoidance = Create(chance: 1);

        avoidance.Failed(Server, null);

        Assert.AreEqual(1, Rest(avoidance));
    }

    [TestMethod]
    public void Failures_at_the_same_time_are_one()
    {
        var avoidance = Create(chance: 0);

        for (var i = 0; i < 50; i++)
        {
            avoidance.Failed(Server, null);
        }

        Assert.AreEqual(2, Rest(avoidance));
    }

    [TestMethod]
    public void A_success_ends_it_and_begins_anew()
    {
        var avoidance = Create(chance: 0);
        avoidance.Failed(Server, null);
        _time.Advance(TimeSpan.FromSeconds(2));
        avoidance.Failed(Server, null);

        avoidance.Worked(Server);
        Assert.IsNull(avoidance.Until(Server));
        avoidance.Failed(Server, null);

        Assert.AreEqual(2, Rest(avoidance));
    }

    [TestMethod]
    public void A_server_that_asks_for_it_is_left_alone_that_long_but_not_for_ever()
    {
        var avoidance = Create(chance: 0);

        avoidance.Failed(Server, TimeSpan.FromSeconds(30));
        Assert.IsTrue(avoidance.IsBarred(Server));
        Assert.AreEqual(30, Rest(avoidance));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.IsFalse(avoidance.IsBarred(Server));

        avoidance.Failed(Server, TimeSpan.FromDays(30));
        Assert.AreEqual(3600, Rest(avoidance));
    }

    [TestMethod]
    public void What_may_be_the_word_of_somebody_beyond_it_bars_nothing_and_counts_no_longer_than_failures_do()
    {
        var avoidance = Create(chance: 0);

        avoidance.Failed(Server, TimeSpan.FromSeconds(30), isProven: false);
        Assert.IsFalse(avoidance.IsBarred(Server));
        Assert.AreEqual(30, Rest(avoidance));

        avoidance.Failed(Server, TimeSpan.FromSeconds(10), isProven: false);
        Assert.AreEqual(30, Rest(avoidance), "The longer one holds.");

        avoidance.Failed(Server, TimeSpan.FromDays(30), isProven: false);
        Assert.AreEqual(60, Rest(avoidance));
    }

    [TestMethod]
    public void How_long_at_first_and_how_long_at_most_are_options()
    {
        var options = new LocationOptions
        {
            Chance = () => 0,
            FirstAvoidance = TimeSpan.FromSeconds(7),
            MaxAvoidance = TimeSpan.FromSeconds(9),
            MaxRetryAfter = TimeSpan.FromSeconds(11),
        };
        var avoidance = new Avoidance(options, _time);

        avoidance.Failed(Server, null);
        Assert.AreEqual(7, Rest(avoidance));
        _time.Advance(TimeSpan.FromSeconds(7));
        avoidance.Failed(Server, null);
        Assert.AreEqual(9, Rest(avoidance));
        avoidance.Failed(Server, TimeSpan.FromSeconds(30));
        Assert.AreEqual(11, Rest(avoidance));
    }

    [TestMethod]
    public void Another_transport_at_the_same_address_is_another_server()
    {
        var avoidance = Create(chance: 0);

        avoidance.Failed(Server, TimeSpan.FromSeconds(30));

        Assert.IsNull(avoidance.Until(Server with { Transport = SipTransport.Udp }));
        Assert.IsNotNull(avoidance.Until(Server with { Domain = "other.test" }));
    }

    private Avoidance Create(double chance) =>
        new(new LocationOptions { Chance = () => chance, MaxAvoidance = TimeSpan.FromSeconds(60) }, _time);

    private double Rest(Avoidance avoidance) => (avoidance.Until(Server)!.Value - _time.GetUtcNow()).TotalSeconds;
}
