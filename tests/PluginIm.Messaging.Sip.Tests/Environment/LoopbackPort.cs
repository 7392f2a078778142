using System.Net;
using System.Net.Sockets;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>A port of the loopback that is free for UDP and TCP, and outside the range from which outgoing connections take theirs.</summary>
internal static class LoopbackPort
{
    private const int First = 10_000;
    private const int Last = 30_000;

    private static int _last = First + (System.Environment.ProcessId * 17 % (Last - First));

    public static int Take()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _last) % (Last - First));
            if (IsFree(port, SocketType.Stream, ProtocolType.Tcp) && IsFree(port, SocketType.Dgram, ProtocolType.Udp))
            {
                return port;
            }
        }
    }

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
