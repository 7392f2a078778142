using Microsoft.Extensions.Time.Testing;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transport;

[TestClass]
public sealed class ReceiveWatchTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly FakeTimeProvider _time = new();
    private readonly List<int> _started = [];

    [TestMethod]
    public void A_loop_that_is_held_up_is_replaced_once_and_has_to_end()
    {
        using var watch = new ReceiveWatch(_time, _started.Add);
        watch.Enter();

        _time.Advance(Interval);
        Assert.IsEmpty(_started);
        _time.Advance(Interval);
        _time.Advance(Interval);

        CollectionAssert.AreEqual(new[] { 1 }, _started);
        Assert.IsFalse(watch.TryLeave(0));
        watch.Enter();
        Assert.IsTrue(watch.TryLeave(1));
    }

    [TestMethod]
    public void A_loop_that_comes_back_in_time_goes_on()
    {
        using var watch = new ReceiveWatch(_time, _started.Add);
        for (var i = 0; i < 10; i++)
        {
            watch.Enter();
            _time.Advance(Interval);
            Assert.IsTrue(watch.TryLeave(0));
        }

        _time.Advance(Interval * 10);

        Assert.IsEmpty(_started);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task A_handler_that_blocks_holds_up_nobody_else(SipTransport transport)
    {
        await using var environment = new TestEnvironment();
        using var release = new ManualResetEventSlim();
        var bob = await environment.StartRealAsync(options => options with { Time = environment.Time });
        var isFirst = 1;
        var blocks = false;
        bob.Handler = (transaction, token) =>
        {
            if (Interlocked.Exchange(ref isFirst, 0) == 1)
            {
                Volatile.Write(ref blocks, true);
                release.Wait(CancellationToken.None);
            }

            return transaction.RespondAsync(200, null, token);
        };
        var alice = await environment.StartRealAsync();
        var peer = bob.LocalPeers.First(local => local.Transport == transport);

        var first = await alice.SendAsync(Request(alice, SipMethod.Message), peer);
        await WaitForAsync(() => Volatile.Read(ref blocks));
        var second = await alice.SendAsync(Request(alice, SipMethod.Message), peer);
        await WaitForAsync(() =>
        {
            environment.Time.Advance(Interval);
            return second.Final.IsCompleted;
        });

        Assert.AreEqual(200, (await second.Final).StatusCode);
        Assert.IsFalse(first.Final.IsCompleted);
        release.Set();
        Assert.AreEqual(200, (await first.Final).StatusCode);
    }

    [TestMethod]
    [DataRow(SipTransport.Udp)]
    [DataRow(SipTransport.Tcp)]
    public async Task What_was_received_together_with_the_message_of_a_handler_that_blocks_is_not_held_up(SipTransport transport)
    {
        await using var environment = new TestEnvironment();
        using var gather = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var bob = await environment.StartRealAsync(options => options with { Time = environment.Time });
        var handled = 0;
        bob.Handler = (transaction, token) =>
        {
            switch (Interlocked.Increment(ref handled))
            {
                case 1:
                    gather.Wait(CancellationToken.None);
                    break;
                case 3:
                    release.Wait(CancellationToken.None);
                    break;
            }

            return transaction.RespondAsync(200, null, token);
        };
        var alice = await environment.StartRealAsync();
        var peer = bob.LocalPeers.First(local => local.Transport == transport);

        // While the first handler waits all others arrive, to be read at once.
        List<SipClientTransaction> sent = [await alice.SendAsync(Request(alice, SipMethod.Message), peer)];
        await WaitForAsync(() => Volatile.Read(ref handled) == 1);
        for (var i = 0; i < 4; i++)
        {
            sent.Add(await alice.SendAsync(Request(alice, SipMethod.Message), peer));
        }

        gather.Set();
        await WaitForAsync(() =>
        {
            environment.Time.Advance(Interval);
            return sent.Count(transaction => transaction.Final.IsCompleted) == sent.Count - 1;
        });

        Assert.AreEqual(5, Volatile.Read(ref handled));
        Assert.IsFalse(sent[2].Final.IsCompleted);
        release.Set();
        Assert.AreEqual(200, (await sent[2].Final).StatusCode);
    }

    [TestMethod]
    public async Task Whoever_blocks_after_a_response_holds_up_nobody_else()
    {
        await using var environment = new TestEnvironment();
        using var release = new ManualResetEventSlim();
        var bob = await environment.StartRealAsync();
        bob.Handler = (transaction, token) => transaction.RespondAsync(200, null, token);
        var alice = await environment.StartRealAsync(options => options with { Time = environment.Time });
        var peer = bob.LocalPeers.First(local => local.Transport == SipTransport.Udp);
        var blocks = false;

        var blocking = Task.Run(async () =>
        {
            await alice.RequestAsync(Request(alice, SipMethod.Message), peer).ConfigureAwait(false);
            Volatile.Write(ref blocks, true);
            release.Wait(CancellationToken.None);
        });
        await WaitForAsync(() => Volatile.Read(ref blocks));
        var other = await alice.SendAsync(Request(alice, SipMethod.Message), peer);
        await WaitForAsync(() =>
        {
            environment.Time.Advance(Interval);
            return other.Final.IsCompleted;
        });

        Assert.AreEqual(200, (await other.Final).StatusCode);
        release.Set();
        await blocking;
    }
}
