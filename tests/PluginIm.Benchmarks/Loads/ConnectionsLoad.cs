using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Sip;

namespace PluginIm.Benchmarks;

/// <summary>
/// Whether memory, sockets and threads are back where they were after very many TCP connections: by turns one of an endpoint that sends a MESSAGE
/// and goes, and one that is reset in the middle of a message.
/// </summary>
internal static class ConnectionsLoad
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var connections = (int)LoadArguments.Number(arguments, 0, 10_000);
        await using var traffic = await MessageTraffic.StartAsync(SipTransport.Tcp, LoadTimers.Short);

        // What is made once, such as compiled code and pooled buffers, is not a leak.
        await OpenAndCloseAsync(traffic, connections / 10);
        var few = await SettledAsync(traffic, int.MaxValue);
        await OpenAndCloseAsync(traffic, connections);
        var many = await SettledAsync(traffic, few.Sockets);

        Console.WriteLine($"before: {few.Sockets} sockets, {few.Left}");
        Console.WriteLine($"after {connections:N0} connections: {many.Sockets} sockets, {many.Left}");
        return many.Sockets > few.Sockets ? 1 : 0;
    }

    private static async Task OpenAndCloseAsync(MessageTraffic traffic, int connections)
    {
        for (var i = 0; i < connections; i++)
        {
            await (i % 2 == 0 ? SendAndGoAsync(traffic) : ResetAsync(traffic));
        }
    }

    private static async Task SendAndGoAsync(MessageTraffic traffic)
    {
        await using var near = new SipEndpoint(traffic.Near.Options, NullLoggerFactory.Instance);
        await near.StartAsync();
        var sent = await near.SendAsync(traffic.CreateMessage(), traffic.Peer);
        var final = await sent.Final;
        if (final.StatusCode != 200)
        {
            throw new InvalidOperationException($"A connection was opened in vain: {final.StartLine}");
        }
    }

    private static async Task ResetAsync(MessageTraffic traffic)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(enable: true, seconds: 0) };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, traffic.Peer.Port));
        await socket.SendAsync("MESSAGE sip:bob.miller@im.example.com SIP/2.0\r\nVia: "u8.ToArray(), SocketFlags.None);
    }

    /// <summary>What is left once all is closed; the far side may take a moment to see it.</summary>
    private static async Task<(int Sockets, Leftovers Left)> SettledAsync(MessageTraffic traffic, int wanted)
    {
        await Leftovers.SettleAsync(traffic);
        var start = Stopwatch.GetTimestamp();
        do
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        }
        while (Sockets() > wanted && Stopwatch.GetElapsedTime(start) < Patience);

        return (Sockets(), Leftovers.Of(traffic));
    }

    /// <summary>Open sockets of the process; 0 where the system does not say.</summary>
    private static int Sockets() => Directory.Exists("/proc/self/fd")
        ? Directory.GetFiles("/proc/self/fd").Count(file => new FileInfo(file).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true)
        : 0;
}
