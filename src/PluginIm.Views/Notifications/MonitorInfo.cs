using System.Runtime.InteropServices;

namespace PluginIm.Views;

/// <summary>A monitor, laid out as Windows' MONITORINFO.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MonitorInfo
{
    public int Size;
    public PixelRectangle Monitor;
    public PixelRectangle WorkArea;
    public uint Flags;
}
