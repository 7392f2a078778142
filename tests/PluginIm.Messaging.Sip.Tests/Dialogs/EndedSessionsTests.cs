using Microsoft.Extensions.Time.Testing;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Dialogs;

[TestClass]
public sealed class EndedSessionsTests
{
    private static readonly SessionPeer Peer = new(SipUri.Parse("sip:amiller@im.test"), true);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch);

    [TestMethod]
    public async Task An_ended_session_is_known_for_its_time_with_what_came_last()
    {
        var ended = new EndedSessions(TimeSpan.FromHours(1), 10, _time);
        ended.Add("a", Peer, Task.FromResult<string?>("last"), null);

        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.AreEqual(("last", Peer), (await ended.Find("a")!.LastReceived, ended.Find("a")?.Peer));
        Assert.IsNull(ended.Find("b"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsNull(ended.Find("a"));
    }

    [TestMethod]
    public void No_more_are_kept_than_may_be_and_the_oldest_go_first()
    {
        var ended = new EndedSessions(TimeSpan.FromHours(1), 2, _time);

        ended.Add("a", Peer, Task.FromResult<string?>(null), null);
        ended.Add("b", Peer, Task.FromResult<string?>(null), null);
        ended.Add("c", Peer, Task.FromResult<string?>(null), null);

        Assert.AreEqual(2, ended.Count);
        Assert.IsNull(ended.Find("a"));
        Assert.IsNotNull(ended.Find("b"));
        Assert.IsNotNull(ended.Find("c"));
    }

    [TestMethod]
    public async Task Those_whose_time_is_over_go_with_the_next_that_comes()
    {
        var ended = new EndedSessions(TimeSpan.FromHours(1), 10, _time);
        ended.Add("a", Peer, Task.FromResult<string?>(null), null);
        ended.Add("b", Peer, Task.FromResult<string?>(null), null);
        _time.Advance(TimeSpan.FromHours(1));

        ended.Add("b", Peer, Task.FromResult<string?>("again"), null);

        Assert.AreEqual(1, ended.Count);
        Assert.AreEqual("again", await ended.Find("b")!.LastReceived);
    }
}
