using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using static PluginIm.Sip.Tests.TestEnvironment;

namespace PluginIm.Sip.Tests.Transport;

/// <summary>A connection with a thread of its own, over real sockets whose other end the test holds.</summary>
[TestClass]
public sealed class ThreadedStreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [TestMethod]
    public async Task What_the_system_does_not_take_at_once_is_written_as_the_other_side_reads()
    {
        var (stream, other) = await ConnectAsync();
        var bytes = new byte[32 * 1024 * 1024];
        Random.Shared.NextBytes(bytes);

        var writing = stream.WriteAsync(bytes).AsTask();
        Assert.IsFalse(writing.IsCompleted);
        var read = new byte[bytes.Length];
        await new NetworkStream(other).ReadExactlyAsync(read).AsTask().WaitAsync(Patience);
        await writing.WaitAsync(Patience);

        Assert.IsTrue(read.AsSpan().SequenceEqual(bytes));
        End(stream, other);
    }

    [TestMethod]
    public async Task Whoever_waits_to_read_finds_the_end_where_it_is_stopped()
    {
        var (stream, other) = await ConnectAsync();
        var reading = OnThread(() => stream.Read(new byte[1]));

        stream.Stop();

        Assert.AreEqual(0, await reading.WaitAsync(Patience));
        Assert.AreEqual(0, stream.Read(new byte[1]));
        End(stream, other);
    }

    [TestMethod]
    public async Task Whoever_waits_to_write_fails_where_it_is_stopped()
    {
        var (stream, other) = await ConnectAsync();
        var writing = stream.WriteAsync(new byte[32 * 1024 * 1024]).AsTask();

        stream.Stop();

        var fault = await Assert.ThrowsAsync<Exception>(() => writing.WaitAsync(Patience));
        Assert.IsTrue(fault is IOException or SocketException, fault.ToString());
        End(stream, other);
    }

    [TestMethod]
    public async Task The_end_that_the_other_side_makes_is_read_after_all_that_it_sent()
    {
        var (stream, other) = await ConnectAsync();
        other.Send("abc"u8);
        other.Dispose();

        var buffer = new byte[10];
        Assert.AreEqual(3, await OnThread(() => stream.Read(buffer)).WaitAsync(Patience));
        Assert.AreEqual(0, await OnThread(() => stream.Read(buffer)).WaitAsync(Patience));
        stream.Dispose();
    }

    [TestMethod]
    public async Task Where_nobody_listens_the_connection_is_refused()
    {
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var stream = ThreadedStream.TryCreate(socket, Context())!;

        var fault = await Assert.ThrowsExactlyAsync<SocketException>(
            () => stream.ConnectAsync((IPEndPoint)nobody.LocalEndPoint!, CancellationToken.None).WaitAsync(Patience));

        Assert.AreEqual(SocketError.ConnectionRefused, fault.SocketErrorCode);
    }

    [TestMethod]
    public async Task A_connection_that_is_reset_as_soon_as_it_is_made_still_tells_its_address()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var stream = ThreadedStream.TryCreate(socket, Context())!;
        await stream.ConnectAsync((IPEndPoint)listener.LocalEndPoint!, CancellationToken.None).WaitAsync(Patience);

        var other = await listener.AcceptAsync();
        var address = other.RemoteEndPoint;
        other.Close(0);
        Assert.IsTrue(socket.Poll(Patience, SelectMode.SelectRead));

        Assert.AreEqual(address, socket.LocalEndPoint);
    }

    [TestMethod]
    public async Task A_connection_that_nobody_takes_can_be_given_up()
    {
        // Who never accepts and has a full backlog answers no further knock.
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(0);
        var context = Context();
        using var stop = new CancellationTokenSource();
        var knocks = Enumerable.Range(0, 4).Select(_ =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            var stream = ThreadedStream.TryCreate(socket, context)!;
            return (Stream: stream, Connecting: stream.ConnectAsync((IPEndPoint)deaf.LocalEndPoint!, stop.Token));
        }).ToList();
        await WaitForAsync(() => knocks.Any(knock => knock.Connecting.IsCompletedSuccessfully), "the backlog to be filled");

        await stop.CancelAsync();

        var all = Task.WhenAll(knocks.Select(knock => knock.Connecting));
        await Assert.ThrowsAsync<OperationCanceledException>(() => all.WaitAsync(Patience));
        knocks.ForEach(knock => knock.Stream.Dispose());
    }

    [TestMethod]
    public void A_thread_that_is_given_back_serves_another_connection()
    {
        var context = Context(1);
        using var first = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var second = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var stream = ThreadedStream.TryCreate(first, context)!;
        Assert.IsNull(ThreadedStream.TryCreate(second, context));

        stream.Dispose();
        stream.Dispose();

        using var another = ThreadedStream.TryCreate(second, context);
        Assert.IsNotNull(another);
        Assert.IsNull(ThreadedStream.TryCreate(first, context));
    }

    [TestMethod]
    [DataRow(SipTransport.Tcp)]
    [DataRow(SipTransport.Tls)]
    public async Task Connections_up_to_the_limit_are_read_by_threads_of_their_own_and_further_ones_by_the_pool(SipTransport transport)
    {
        using var authority = new TestAuthority();
        await using var environment = new TestEnvironment();
        var bob = await environment.StartRealAsync(options => options with
        {
            Listen = [new SipPeer(transport, "127.0.0.1", 0)],
            Tls = new TlsOptions { Certificate = authority.Issue("localhost", forLoopback: true) },
            Transport = new TransportOptions { ReadingThreads = 1 },
        });
        var byPool = new List<bool>();
        bob.Handler = (received, token) =>
        {
            byPool.Add(Thread.CurrentThread.IsThreadPoolThread);
            return received.RespondAsync(200, null, token);
        };

        for (var i = 0; i < 2; i++)
        {
            var alice = await environment.StartRealAsync(options => options with
            {
                Listen = [],
                Tls = new TlsOptions { TrustedAuthorities = authority.Trusted },
                Transport = new TransportOptions { ReadingThreads = i },
            });
            Assert.AreEqual(200, (await alice.RequestAsync(Request(alice, SipMethod.Message), bob.LocalPeers[0])).StatusCode);
        }

        CollectionAssert.AreEqual(new[] { false, true }, byPool);
    }

    private static StreamFlowContext Context(int threads = 16) => new(
        null!, new TransportOptions { ReadingThreads = threads }, SipParserLimits.Default, TimeProvider.System, NullLogger.Instance, (_, _) => { });

    private static async Task<(ThreadedStream Stream, Socket Other)> ConnectAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var stream = ThreadedStream.TryCreate(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp), Context())!;
        await stream.ConnectAsync((IPEndPoint)listener.LocalEndPoint!, CancellationToken.None).WaitAsync(Patience);
        return (stream, await listener.AcceptAsync());
    }

    private static Task<int> OnThread(Func<int> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void End(ThreadedStream stream, Socket other)
    {
        stream.Dispose();
        other.Dispose();
    }
}
