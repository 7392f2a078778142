using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace PluginIm.Sip;

/// <summary>Linux's <c>recvmmsg</c> and <c>sendmmsg</c>: several datagrams by one call, which .NET's sockets do not offer.</summary>
internal static partial class LinuxDatagrams
{
    /// <summary>To receive: fail with <see cref="TryAgain"/> where there is nothing.</summary>
    public const int DontWait = 0x40;

    /// <summary>To receive: wait for the first one alone.</summary>
    public const int WaitForOne = 0x10000;

    private const int TryAgain = 11;
    private const int Interrupted = 4;
    private const int NoSuchCall = 38;

    /// <summary>Whether the system has them; under some sandboxes Linux itself does not.</summary>
    public static bool Exist { get; } = OperatingSystem.IsLinux() && AreThere();

    /// <summary>Receives what is there; 0 where the call would have to wait, or was interrupted.</summary>
    /// <exception cref="SocketException">The socket refuses.</exception>
    public static int Receive(Socket socket, LinuxMessage[] messages, int flags)
    {
        var count = Receive(socket.SafeHandle, Marshal.UnsafeAddrOfPinnedArrayElement(messages, 0), (uint)messages.Length, flags, 0);
        return count >= 0 ? count : ResultOf(Marshal.GetLastPInvokeError());
    }

    /// <summary>Sends the messages from there on until one is refused; how many were sent, 0 where the call was interrupted.</summary>
    /// <exception cref="SocketException">The socket refuses the very first.</exception>
    public static int Send(Socket socket, LinuxMessage[] messages, int start, int count)
    {
        var sent = Send(socket.SafeHandle, Marshal.UnsafeAddrOfPinnedArrayElement(messages, start), (uint)count, 0);
        return sent >= 0 ? sent : ResultOf(Marshal.GetLastPInvokeError());
    }

    private static int ResultOf(int error) => error is TryAgain or Interrupted ? 0 : throw new SocketException(error, Marshal.GetPInvokeErrorMessage(error));

    private static bool AreThere()
    {
        try
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            return Receive(probe.SafeHandle, 0, 0, DontWait, 0) >= 0 || Marshal.GetLastPInvokeError() != NoSuchCall;
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException or SocketException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "recvmmsg", SetLastError = true)]
    private static partial int Receive(SafeSocketHandle socket, nint messages, uint count, int flags, nint timeout);

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    private static partial int Send(SafeSocketHandle socket, nint messages, uint count, int flags);
}
