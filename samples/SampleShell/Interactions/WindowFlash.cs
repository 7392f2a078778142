using System.Runtime.InteropServices;
using System.Windows;
using System.Windows.Interop;

namespace SampleShell;

/// <summary>Makes a window's entry in the taskbar flash until the window comes to the front.</summary>
internal static partial class WindowFlash
{
    private const uint TaskbarUntilForeground = 0x2 | 0xC;

    public static void Start(Window window)
    {
        var info = new FlashInfo
        {
            Size = (uint)Marshal.SizeOf<FlashInfo>(),
            Window = new WindowInteropHelper(window).Handle,
            Flags = TaskbarUntilForeground,
            Count = uint.MaxValue,
        };
        _ = FlashWindowEx(ref info);
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
