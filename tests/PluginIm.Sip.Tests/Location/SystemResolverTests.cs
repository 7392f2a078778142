using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace PluginIm.Sip.Tests.Location;

/// <summary>Real questions over a real socket to a DNS server that the test plays (RFC 1035 4.1).</summary>
[TestClass]
public sealed class SystemResolverTests
{
    [TestMethod]
    public async Task NAPTR_SRV_and_addresses_are_read_with_the_time_that_they_hold()
    {
        using var server = new DnsServer();
        server.Add("im.test", 35, 300, [.. U16(10), .. U16(50), .. Text("s"), .. Text("SIPS+D2T"), .. Text(""), .. Name("_sips._tcp.im.test")]);
        server.Add("_sips._tcp.im.test", 33, 60, [.. U16(1), .. U16(2), .. U16(5443), .. Name("node.im.test")]);
        server.Add("_sip._udp.im.test", 33, 60, [.. U16(0), .. U16(0), .. U16(0), .. Name("")]);
        server.Add("node.im.test", 1, 40, [10, 0, 0, 7]);
        server.Add("node.im.test", 28, 30, IPAddress.Parse("2001:db8::7").GetAddressBytes());
        var resolver = Create(server);

        var naptr = await AskAsync(resolver, "im.test", DnsRecordKind.Naptr);
        var srv = await AskAsync(resolver, "_sips._tcp.im.test", DnsRecordKind.Srv);
        var none = await AskAsync(resolver, "_sip._udp.im.test", DnsRecordKind.Srv);
        var addresses = await AskAsync(resolver, "node.im.test", DnsRecordKind.Address);

        Assert.AreEqual(new NaptrRecord(10, 50, "s", "SIPS+D2T", "_sips._tcp.im.test"), naptr.Records.Single());
        AssertHolds(300, naptr);
        Assert.AreEqual(new SrvRecord(1, 2, 5443, "node.im.test"), srv.Records.Single());
        Assert.AreEqual(".", ((SrvRecord)none.Records.Single()).Target);
        CollectionAssert.AreEqual(
            new[] { new AddressRecord(IPAddress.Parse("10.0.0.7")), new AddressRecord(IPAddress.Parse("2001:db8::7")) },
            addresses.Records.ToArray());
        AssertHolds(30, addresses);
    }

    [TestMethod]
    public async Task A_name_without_records_and_a_server_out_of_reach_are_answers_without_records()
    {
        using var server = new DnsServer();
        var nowhere = new SystemResolver(
            new LocationOptions { DnsServers = [FreeEndPoint()], DnsTimeout = TimeSpan.FromMilliseconds(200) }, NullLogger.Instance);

        var unknown = await AskAsync(Create(server), "nobody.test", DnsRecordKind.Srv);
        var unreached = await AskAsync(nowhere, "im.test", DnsRecordKind.Naptr);

        Assert.IsEmpty(unknown.Records);
        Assert.IsEmpty(unreached.Records);
        Assert.IsGreaterThan(TimeSpan.Zero, unreached.TimeToLive);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("00")]
    [DataRow("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [DataRow("C00C0021000100000001FFFF0000000000000000")]
    [DataRow("C0FF0021000100000001000700000000000000")]
    public async Task An_answer_that_is_none_is_one_without_records(string afterHeader)
    {
        using var server = new DnsServer { Garbage = Convert.FromHexString(afterHeader) };
        var resolver = new SystemResolver(
            new LocationOptions { DnsServers = [server.EndPoint], DnsTimeout = TimeSpan.FromSeconds(1) }, NullLogger.Instance);

        foreach (var kind in Enum.GetValues<DnsRecordKind>())
        {
            Assert.IsEmpty((await AskAsync(resolver, "im.test", kind)).Records);
        }
    }

    [TestMethod]
    [DataRow("im..test")]
    [DataRow("two words")]
    [DataRow("\u2603.test")]
    public async Task A_name_that_DNS_cannot_hold_has_no_records(string name)
    {
        using var server = new DnsServer();

        Assert.IsEmpty((await AskAsync(Create(server), name, DnsRecordKind.Srv)).Records);
    }

    [TestMethod]
    public async Task Without_servers_of_its_own_the_system_knows_the_addresses()
    {
        var answer = await AskAsync(new SystemResolver(new LocationOptions(), NullLogger.Instance), "localhost", DnsRecordKind.Address);

        Assert.IsTrue(answer.Of<AddressRecord>().Any(record => IPAddress.IsLoopback(record.Address)));
    }

    /// <summary>The clock runs from the moment that the answer came: on a busy machine some of the time is over when it is looked at.</summary>
    private static void AssertHolds(int seconds, DnsAnswer answer) =>
        Assert.IsInRange(TimeSpan.FromSeconds(seconds - 9), TimeSpan.FromSeconds(seconds), answer.TimeToLive);

    private static SystemResolver Create(DnsServer server) =>
        new(new LocationOptions { DnsServers = [server.EndPoint], DnsTimeout = TimeSpan.FromSeconds(40) }, NullLogger.Instance);

    private static async Task<DnsAnswer> AskAsync(SystemResolver resolver, string name, DnsRecordKind kind) =>
        await resolver.QueryAsync(name, kind, CancellationToken.None);

    private static IPEndPoint FreeEndPoint()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)socket.Client.LocalEndPoint!;
    }

    private static byte[] U16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Name(string name) =>
        [.. name.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(Text), 0];

    /// <summary>Answers each question with the records of its name and type.</summary>
    private sealed class DnsServer : IDisposable
    {
        private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
        private readonly List<(string Name, int Type, byte[] Record)> _records = [];
        private readonly CancellationTokenSource _stop = new();

        public DnsServer() => Task.Run(ServeAsync);

        /// <summary>What each answer holds after the question, in place of records.</summary>
        public byte[]? Garbage { get; init; }

        public IPEndPoint EndPoint => (IPEndPoint)_socket.Client.LocalEndPoint!;

        public void Add(string name, int type, int timeToLive, byte[] data) => _records.Add(
            (name, type, [.. Name(name), .. U16(type), .. U16(1), .. U16(timeToLive >> 16), .. U16(timeToLive), .. U16(data.Length), .. data]));

        public void Dispose()
        {
            _stop.Cancel();
            _socket.Dispose();
            _stop.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    var received = await _socket.ReceiveAsync(_stop.Token);
                    await _socket.SendAsync(Answer(received.Buffer), received.RemoteEndPoint, _stop.Token);
                }
            }
            catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private byte[] Answer(byte[] query)
        {
            var labels = new List<string>();
            var position = 12;
            while (query[position] is > 0 and var length)
            {
                labels.Add(Encoding.ASCII.GetString(query, position + 1, length));
                position += length + 1;
            }

            var type = BinaryPrimitives.ReadUInt16BigEndian(query.AsSpan(position + 1));
            if (Garbage is not null)
            {
                return [query[0], query[1], 0x84, 0x80, 0, 1, 0, 2, 0, 0, 0, 0, .. query[12..(position + 5)], .. Garbage];
            }

            var found = _records.Where(record => record.Name == string.Join('.', labels) && record.Type == type).ToList();
            return
            [
                query[0], query[1], 0x84, (byte)(found.Count > 0 ? 0x80 : 0x83), 0, 1, .. U16(found.Count), 0, 0, 0, 0,
                .. query[12..(position + 5)], .. found.SelectMany(record => record.Record),
            ];
        }
    }
}
