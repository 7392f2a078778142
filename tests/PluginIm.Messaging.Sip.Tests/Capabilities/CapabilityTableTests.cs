using Microsoft.Extensions.Time.Testing;

namespace PluginIm.Messaging.Sip.Tests.Capabilities;

[TestClass]
public sealed class CapabilityTableTests
{
    private const string Amy = "sip:amiller@im.test";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private Task<PeerKind> _answer = Task.FromResult(PeerKind.Plugin);
    private int _asked;

    private CapabilityTable Table => field ??= new CapabilityTable(
        _ =>
        {
            Interlocked.Increment(ref _asked);
            return _answer;
        },
        _time);

    [TestMethod]
    public async Task Answer_is_kept_for_five_minutes()
    {
        Table.Probe(Amy);
        Assert.AreEqual(PeerKind.Plugin, await Table.FindAsync(Amy));
        _time.Advance(CapabilityTable.Lifetime - TimeSpan.FromSeconds(1));
        await Table.FindAsync(Amy);
        Assert.AreEqual(1, _asked);

        _time.Advance(TimeSpan.FromSeconds(1));
        await Table.FindAsync(Amy);

        Assert.AreEqual(2, _asked);
    }

    [TestMethod]
    public async Task Peer_that_was_forgotten_is_asked_again()
    {
        await Table.FindAsync(Amy);

        Table.Forget(Amy);
        await Table.FindAsync(Amy);

        Assert.AreEqual(2, _asked);
    }

    [TestMethod]
    public async Task Unclear_answer_is_not_kept()
    {
        _answer = Task.FromResult(PeerKind.Unclear);
        Assert.AreEqual(PeerKind.Unclear, await Table.FindAsync(Amy));
        _answer = Task.FromResult(PeerKind.Ordinary);

        Assert.AreEqual(PeerKind.Ordinary, await Table.FindAsync(Amy));
    }

    [TestMethod]
    public async Task Invitation_waits_two_seconds_and_no_longer()
    {
        var asking = new TaskCompletionSource<PeerKind>();
        _answer = asking.Task;
        var finding = Table.FindAsync(Amy);
        _time.Advance(CapabilityTable.Patience - TimeSpan.FromMilliseconds(1));
        Assert.IsFalse(finding.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.AreEqual(PeerKind.Unclear, await finding);
        asking.SetResult(PeerKind.Plugin);

        Assert.AreEqual(PeerKind.Plugin, await Table.FindAsync(Amy));
        Assert.AreEqual(1, _asked);
    }

    [TestMethod]
    public async Task Ordinary_client_beside_a_plugin_leaves_it_unclear_which_of_them_takes_an_invitation()
    {
        await Table.FindAsync(Amy);
        _answer = Task.FromResult(PeerKind.Ordinary);
        Table.Forget(Amy);

        Assert.AreEqual(PeerKind.Unclear, await Table.FindAsync(Amy));
        Assert.AreEqual(PeerKind.Ordinary, await Table.FindAsync("sip:carol@im.test"));
    }

    [TestMethod]
    public async Task So_many_peers_are_kept_and_no_more()
    {
        for (var i = 0; i <= CapabilityTable.MaxPeers; i++)
        {
            await Table.FindAsync($"sip:{i}@im.test");
        }

        await Table.FindAsync($"sip:{CapabilityTable.MaxPeers}@im.test");
        Assert.AreEqual(CapabilityTable.MaxPeers + 1, _asked);
        await Table.FindAsync("sip:0@im.test");

        Assert.AreEqual(CapabilityTable.MaxPeers + 2, _asked);
    }
}
