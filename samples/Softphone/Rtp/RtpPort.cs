using System.Net;
using System.Net.Sockets;

namespace Softphone;

/// <summary>Takes a free port for sound: an even one, as RFC 3550 11 wants it.</summary>
internal static class RtpPort
{
    private const int MaxTries = 20;

    public static Socket Open(IPAddress local)
    {
        for (var tries = 1; ; tries++)
        {
            var socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(local, 0));
            if (((IPEndPoint)socket.LocalEndPoint!).Port % 2 == 0 || tries == MaxTries)
            {
                return socket;
            }

            socket.Dispose();
        }
    }
}
