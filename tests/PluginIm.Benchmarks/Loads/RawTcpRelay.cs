using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PluginIm.Benchmarks;

/// <summary>
/// What the sockets alone give for a message through a switch: one side writes the bytes to a relay, the relay to the other side. Three threads with
/// blocking calls in this process, one message at a time.
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
        Start(() => PassOn(_relayIn, () => _relayOut.Send(_message)));
        Start(() => PassOn(_receiver, () => _arrived.Release()));
    }

    /// <summary>How long each message took from the write to the other side's read of its last byte.</summary>
    public static Latencies Measure(int bytes, int warmUp, int messages)
    {
        using var relay = new RawTcpRelay(new byte[bytes]);
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

    private void PassOn(Socket from, Action whole)
    {
        var buffer = new byte[_message.Length];
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
