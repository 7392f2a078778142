using System.Runtime.InteropServices;

namespace PluginIm.Sip;

/// <summary>Linux's <c>struct msghdr</c>: where a datagram lies, and whose it is.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LinuxHeader
{
    /// <summary>Points at the address, a <c>struct sockaddr</c>.</summary>
    public nint Name;

    /// <summary>How much room the address has, and after receiving how long it is.</summary>
    public uint NameLength;

    /// <summary>Points at a <see cref="LinuxVector"/>.</summary>
    public nint Vectors;
    public nuint VectorCount;
    public nint Control;
    public nuint ControlLength;
    public int Flags;
}
