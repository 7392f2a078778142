using System.Runtime.InteropServices;

namespace PluginIm.Sip;

/// <summary>Linux's <c>struct iovec</c>: a piece of memory.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LinuxVector
{
    public nint Start;
    public nuint Length;
}
