using System.Runtime.InteropServices;
using System.Windows;
using System.Windows.Interop;

namespace PluginIm.Views;

/// <summary>Asks for attention in the taskbar, and takes that back. The window stays where it is.</summary>
internal static partial class TaskbarFlash
{
    private const uint Nothing = 0;
    private const uint TaskbarUntilForeground = 0x2 | 0xC;

    public static void Start(Window window) => Flash(window, TaskbarUntilForeground);

    public static void End(Window window) => Flash(window, Nothing);

    private static void Flash(Window window, uint flags)
    {
        if (new WindowInteropHelper(window).Handle is var handle and not 0)
        {
            var info = new FlashInfo { Size = (uint)Marshal.SizeOf<FlashInfo>(), Window = handle, Flags = flags, Count = uint.MaxValue };
            _ = FlashWindowEx(ref info);
        }
    }

    [LibraryImport("user32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool FlashWindowEx(ref FlashInfo info);

    [StructLayout(LayoutKind.Sequential)]
    private struct FlashInfo
    {
        public uint Size;
        public nint Window;
        public uint Flags;
        public uint Count;
        public uint Timeout;
    }
}
