using Microsoft.Extensions.Time.Testing;

namespace PluginIm.Sip.Tests.Location;

[TestClass]
public sealed class CachingResolverTests
{
    [TestMethod]
    public async Task An_answer_is_kept_as_long_as_it_holds_and_asked_for_again_then()
    {
        var time = new FakeTimeProvider();
        var zone = new InMemoryZone { TimeToLive = TimeSpan.FromSeconds(60) }.Address("im.test", "10.0.0.1");
        var cache = new CachingResolver(zone, time);

        await AskAsync(cache);
        time.Advance(TimeSpan.FromSeconds(59));
        zone.Clear();
        Assert.HasCount(1, await AskAsync(cache));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.IsEmpty(await AskAsync(cache));
        Assert.HasCount(2, zone.Questions);
    }

    [TestMethod]
    public async Task An_answer_that_holds_no_time_is_not_kept()
    {
        var zone = new InMemoryZone { TimeToLive = TimeSpan.Zero }.Address("im.test", "10.0.0.1");
        var cache = new CachingResolver(zone, new FakeTimeProvider());

        await AskAsync(cache);
        await AskAsync(cache);

        Assert.HasCount(2, zone.Questions);
    }

    private static async Task<IReadOnlyList<DnsRecord>> AskAsync(CachingResolver cache) =>
        (await cache.QueryAsync("im.test", DnsRecordKind.Address, CancellationToken.None)).Records;
}
