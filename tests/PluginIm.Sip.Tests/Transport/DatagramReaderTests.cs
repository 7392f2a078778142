using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PluginIm.Sip.Tests.Transport;

[TestClass]
public sealed class DatagramReaderTests : IDisposable
{
    private readonly Socket _socket = Bind();
    private readonly Socket _alice = Bind();
    private readonly Socket _bob = Bind();

    public void Dispose()
    {
        _socket.Dispose();
        _alice.Dispose();
        _bob.Dispose();
    }

    [TestMethod]
    public void One_at_a_time_is_read_in_order_with_its_sender() => SeeAllRead(new SingleReader(_socket));

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Many_at_a_time_are_read_in_order_with_their_senders() => SeeAllRead(new BatchReader(_socket));

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void It_is_known_how_many_are_left_of_those_that_came()
    {
        var reader = new BatchReader(_socket);
        for (var i = 0; i < 3; i++)
        {
            _alice.SendTo([1], _socket.LocalEndPoint!);
        }

        List<int> left = [];
        for (var i = 0; i < 3; i++)
        {
            reader.Next(out _);
            left.Add(reader.Left);
        }

        CollectionAssert.AreEqual(new[] { 2, 1, 0 }, left);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Linux_offers_several_at_once() => Assert.IsTrue(LinuxDatagrams.Exist);

    private static Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private void SeeAllRead(DatagramReader reader)
    {
        List<(string, EndPoint?)> sent = [];
        for (var i = 0; i < 50; i++)
        {
            var sender = i % 3 == 0 ? _bob : _alice;
            var text = i + new string('x', i % 7 == 0 ? 2000 : i);
            sent.Add((text, sender.LocalEndPoint));
            sender.SendTo(Encoding.ASCII.GetBytes(text), _socket.LocalEndPoint!);
        }

        List<(string, EndPoint?)> read = [];
        for (var i = 0; i < sent.Count; i++)
        {
            var datagram = reader.Next(out var from);
            var address = new SocketAddress(AddressFamily.InterNetwork, from.Length);
            from.CopyTo(address.Buffer.Span);
            read.Add((Encoding.ASCII.GetString(datagram), new IPEndPoint(0, 0).Create(address)));
        }

        CollectionAssert.AreEqual(sent, read);
    }
}
