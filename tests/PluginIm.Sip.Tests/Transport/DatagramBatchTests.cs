using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace PluginIm.Sip.Tests.Transport;

[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class DatagramBatchTests : IAsyncDisposable
{
    private readonly FakeLogger _log = new();
    private readonly Socket _near = Bind();
    private readonly Socket _far = Bind();
    private readonly UdpSocket _owner;
    private readonly DatagramBatch _batch;
    private readonly UdpFlow _flow;

    public DatagramBatchTests()
    {
        _owner = new UdpSocket(new IPEndPoint(IPAddress.Loopback, 0), new TransportLayerStub(), new SipParserLimits(), TimeProvider.System, _log);
        _batch = new DatagramBatch(_near, _log);
        _flow = FlowTo((IPEndPoint)_far.LocalEndPoint!);
    }

    public async ValueTask DisposeAsync()
    {
        _batch.Close(0);
        _near.Dispose();
        _far.Dispose();
        await _owner.DisposeAsync();
    }

    [TestMethod]
    public void What_is_sent_while_more_has_come_goes_out_after_the_last_one()
    {
        _batch.Open(0, left: 1);
        Assert.IsTrue(_batch.TryDefer([1], _flow));
        _batch.Close(1);
        _batch.Open(0, left: 0);
        Assert.IsTrue(_batch.TryDefer([2, 2], _flow));
        Assert.AreEqual(0, _far.Available);

        _batch.Close(0);

        CollectionAssert.AreEqual(new[] { 1, 2 }, ReadLengths(2));
        Assert.IsFalse(_batch.TryDefer([3], _flow));
    }

    [TestMethod]
    public void What_came_alone_is_answered_at_once()
    {
        _batch.Open(0, left: 0);

        Assert.IsFalse(_batch.TryDefer([1], _flow));
    }

    [TestMethod]
    public void More_than_one_call_takes_goes_out_in_between()
    {
        _batch.Open(0, left: 1);
        for (var i = 1; i <= 40; i++)
        {
            Assert.IsTrue(_batch.TryDefer(new byte[i], _flow));
        }

        _batch.Close(0);

        CollectionAssert.AreEqual(Enumerable.Range(1, 40).ToArray(), ReadLengths(40));
    }

    [TestMethod]
    public void A_datagram_larger_than_usual_goes_by_itself()
    {
        _batch.Open(0, left: 1);

        Assert.IsFalse(_batch.TryDefer(new byte[1501], _flow));
        Assert.IsTrue(_batch.TryDefer(new byte[1500], _flow));
    }

    [TestMethod]
    public void A_flow_by_which_nothing_was_sent_yet_takes_no_part()
    {
        _flow.HasProved = false;
        _batch.Open(0, left: 1);

        Assert.IsFalse(_batch.TryDefer([1], _flow));
    }

    [TestMethod]
    public void A_datagram_that_the_system_refuses_costs_no_other_one_and_the_next_tells_its_sender()
    {
        // To all of a network nobody sends without having said so.
        var refused = FlowTo(new IPEndPoint(IPAddress.Broadcast, 5060));
        _batch.Open(0, left: 1);
        _batch.TryDefer([1], refused);
        _batch.TryDefer([1, 2], _flow);
        _batch.TryDefer([1, 2, 3], refused);
        _batch.TryDefer([1, 2, 3, 4], _flow);

        _batch.Close(0);

        CollectionAssert.AreEqual(new[] { 2, 4 }, ReadLengths(2));
        Assert.IsFalse(refused.HasProved);
        Assert.IsTrue(_flow.HasProved);
        Assert.AreEqual(2, _log.Collector.GetSnapshot().Count(record => record.Level == LogLevel.Debug));
    }

    [TestMethod]
    public void Of_a_loop_that_is_held_up_all_goes_out_at_once()
    {
        _batch.Open(0, left: 1);
        _batch.TryDefer([1], _flow);

        _batch.GiveTo(1);

        CollectionAssert.AreEqual(new[] { 1 }, ReadLengths(1));
        Assert.IsFalse(_batch.TryDefer([2], _flow));
        _batch.Close(1);
        _batch.Open(1, left: 1);
        Assert.IsTrue(_batch.TryDefer([3], _flow));
    }

    [TestMethod]
    public async Task Other_threads_send_at_once()
    {
        _batch.Open(0, left: 1);

        var isDeferred = await Task.Factory.StartNew(
            () => _batch.TryDefer([1], _flow), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.IsFalse(isDeferred);
    }

    private static Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 10_000 };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private UdpFlow FlowTo(IPEndPoint remote) => new(_owner, remote) { HasProved = true };

    private int[] ReadLengths(int count)
    {
        var buffer = new byte[2000];
        return [.. Enumerable.Range(0, count).Select(_ => _far.Receive(buffer))];
    }

    private sealed class TransportLayerStub : ISipTransportReceiver
    {
        public void OnMessage(SipFlow flow, SipMessage message)
        {
            // Nothing is received here.
        }

        public void OnMalformed(SipFlow flow, SipParseException fault)
        {
            // Nor this.
        }

        public void OnClosed(SipFlow flow, string reason)
        {
            // Nor does anything end.
        }
    }
}
