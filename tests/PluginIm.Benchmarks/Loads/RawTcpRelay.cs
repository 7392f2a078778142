using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PluginIm.Benchmarks;

/// <summary>
/// What the sockets alone give for a message through a switch: one side writes the bytes to a relay, the relay to the other side, one message at a
/// time in this process. Either three threads with blocking calls, or as a .NET program mostly does it: asynchronous sockets and tasks.
/// </summary>
internal sealed class RawTcpRelay : IDisposable
{
    private readonly Socket _sender;
    private readonly Socket _receiver;
    private readonly Socket _relayIn;
    private readonly Socket _relayOut;
    private readonly byte[] _message;
    private readonly SemaphoreSlim _arrived = new(0);

    private RawTcpRelay(byte[] message)
    {
        _message = message;
        (_sender, _relayIn) = Connect();
        (_relayOut, _receiver) = Connect();
    }

    /// <summary>How long each message took from the write to the other side's read of its last byte, by threads with blocking calls.</summary>
    public static Latencies Measure(int bytes, int warmUp, int messages)
    {
        using var relay = new RawTcpRelay(new byte[bytes]);
        Start(() => PassOn(relay._relayIn, relay._message.Length, () => relay._relayOut.Send(relay._message)));
        Start(() => PassOn(relay._receiver, relay._message.Length, () => relay._arrived.Release()));
        var times = new Latencies();
        for (var i = 0; i < warmUp + messages; i++)
        {
            var start = Stopwatch.GetTimestamp();
            relay._sender.Send(relay._message);
            relay._arrived.Wait();
            if (i >= warmUp)
            {
                times.AddSince(start);
            }
        }

        return times;
    }

    /// <summary>The same with asynchronous sockets.</summary>
    public static async Task<Latencies> MeasureAsync(int bytes, int warmUp, int messages)
    {
        using var relay = new RawTcpRelay(new byte[bytes]);
        var passing = PassOnAsync(relay._relayIn, relay._message.Length, () => relay._relayOut.SendAsync(relay._message.AsMemory(), SocketFlags.None));
        var arriving = PassOnAsync(relay._receiver, relay._message.Length, () => Release(relay._arrived));
        var times = new Latencies();
        for (var i = 0; i < warmUp + messages; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await relay._sender.SendAsync(relay._message.AsMemory(), SocketFlags.None);
            await relay._arrived.WaitAsync();
            if (i >= warmUp)
            {
                times.AddSince(start);
            }
        }

        relay._sender.Shutdown(SocketShutdown.Both);
        relay._relayOut.Shutdown(SocketShutdown.Both);
        await Task.WhenAll(passing, arriving);
        return times;
    }

    public void Dispose()
    {
        _sender.Dispose();
        _receiver.Dispose();
        _relayIn.Dispose();
        _relayOut.Dispose();
        _arrived.Dispose();
    }

    private static (Socket Near, Socket Far) Connect()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.Connect(listener.LocalEndPoint!);
        var far = listener.Accept();
        far.NoDelay = true;
        return (near, far);
    }

    private static void Start(Action loop) => new Thread(() =>
    {
        try
        {
            loop();
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The measurement is over.
        }
    })
    { IsBackground = true }.Start();

    private static ValueTask<int> Release(SemaphoreSlim arrived) => new(arrived.Release());

    private static async Task PassOnAsync(Socket from, int length, Func<ValueTask<int>> whole)
    {
        var buffer = new byte[length];
        while (true)
        {
            for (var read = 0; read < buffer.Length;)
            {
                var count = await from.ReceiveAsync(buffer.AsMemory(read), SocketFlags.None);
                if (count == 0)
                {
                    return;
                }

                read += count;
            }

            await whole();
        }
    }

    private static void PassOn(Socket from, int length, Action whole)
    {
        var buffer = new byte[length];
        while (true)
        {
            for (var read = 0; read < buffer.Length;)
            {
                var count = from.Receive(buffer.AsSpan(read));
                if (count == 0)
                {
                    return;
                }

                read += count;
            }

            whole();
        }
    }
}
