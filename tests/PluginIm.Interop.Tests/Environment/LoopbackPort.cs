using System.Net;
using System.Net.Sockets;

namespace PluginIm.Interop.Tests.Environment;

/// <summary>Ports of the loopback that are free for UDP and TCP, and outside the range from which outgoing connections take theirs.</summary>
internal static class LoopbackPort
{
    private const int First = 10_000;
    private const int Last = 32_000;

    private static int _last = System.Environment.ProcessId * 37 % (Last - First);

    /// <summary>A port; the one above it is free too, for some programs take that for TLS unasked.</summary>
    public static int Take()
    {
        while (true)
        {
            var port = First + (Interlocked.Add(ref _last, 2) % (Last - First));
            if (IsFree(port) && IsFree(port + 1))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port) => IsFree(port, SocketType.Stream, ProtocolType.Tcp) && IsFree(port, SocketType.Dgram, ProtocolType.Udp);

    private static bool IsFree(int port, SocketType type, ProtocolType protocol)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, type, protocol);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
