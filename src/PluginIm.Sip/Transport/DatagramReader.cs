using System.Net.Sockets;

namespace PluginIm.Sip;

/// <summary>Receives the datagrams of one socket, one at a time or as many as have come. For one thread at a time.</summary>
internal abstract class DatagramReader
{
    private protected const int MaxDatagram = 65535;

    public static DatagramReader Of(Socket socket) =>
        LinuxDatagrams.Exist ? new BatchReader(socket) : new SingleReader(socket);

    /// <summary>How many have come beyond the last one: they are taken without waiting.</summary>
    public abstract int Left { get; }

    /// <summary>Waits for the next one. What it returns is good until the next call.</summary>
    /// <param name="from">Its sender, as the system writes addresses.</param>
    /// <exception cref="SocketException">The socket refuses, or the system tells that an earlier datagram found nobody.</exception>
    /// <exception cref="ObjectDisposedException">The socket was closed.</exception>
    public abstract ReadOnlySpan<byte> Next(out ReadOnlySpan<byte> from);
}
