using System.Runtime.InteropServices;

namespace PluginIm.Sip;

/// <summary>Linux's <c>struct mmsghdr</c>: one of several datagrams.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LinuxMessage
{
    public LinuxHeader Header;

    /// <summary>How many bytes were transmitted.</summary>
    public uint Length;
}
