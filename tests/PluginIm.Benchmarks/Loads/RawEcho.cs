using System.Net;
using System.Net.Sockets;

namespace PluginIm.Benchmarks;

/// <summary>
/// What the sockets alone give: one sends so many datagrams, the other sends each back, and each that comes back goes out again.
/// Both ends are in this process, as both endpoints of the loads are.
/// </summary>
internal static class RawEcho
{
    /// <summary>Runs so long; how many datagrams a second made the whole way.</summary>
    public static async Task<double> RunAsync(byte[] datagram, int outstanding, TimeSpan duration)
    {
        using var near = Bind();
        using var far = Bind();
        var counter = new Counter();
        var to = far.LocalEndPoint!.Serialize();
        var echo = Start(() => Echo(far));
        var pump = Start(() => Pump(near, to, datagram, outstanding, counter));

        var rate = await RateMeter.MeasureAsync(() => counter.Value, duration);
        near.Dispose();
        far.Dispose();
        await Task.WhenAll(echo, pump);
        return rate;
    }

    private static Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = 4 * 1024 * 1024,
            SendBufferSize = 4 * 1024 * 1024,
        };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static Task Start(Action loop) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                loop();
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                // The measurement is over.
            }
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void Echo(Socket socket)
    {
        var buffer = new byte[65535];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        while (true)
        {
            var length = socket.ReceiveFrom(buffer, SocketFlags.None, from);
            socket.SendTo(buffer.AsSpan(0, length), SocketFlags.None, from);
        }
    }

    private static void Pump(Socket socket, SocketAddress to, byte[] datagram, int outstanding, Counter counter)
    {
        var buffer = new byte[65535];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        for (var i = 0; i < outstanding; i++)
        {
            socket.SendTo(datagram, SocketFlags.None, to);
        }

        while (true)
        {
            socket.ReceiveFrom(buffer, SocketFlags.None, from);
            counter.Increment();
            socket.SendTo(datagram, SocketFlags.None, to);
        }
    }
}
