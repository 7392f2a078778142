using System.Runtime.InteropServices;
using System.Windows.Threading;

namespace PluginIm.Views.Tests.Environment;

/// <summary>
/// Wine notes on each thread which of its own frames catch. An exception that .NET takes through native code (out of a method called by reflection: every
/// test that fails) leaves such a note behind, and the next exception of any kind, as the compiler throws them, finds there what is no frame any
/// more: the thread with the windows ends without a word, and with it all tests that follow. So what was noted before each piece of work is noted again after it.
/// </summary>
internal static partial class CatchingFrames
{
    private const int BasicInformation = 0;

    [ThreadStatic]
    private static Stack<nint>? _before;

    [ThreadStatic]
    private static nint _block;

    /// <summary>Whether the program runs under Wine; Windows keeps no such notes in a 64-bit program.</summary>
    public static bool IsWine { get; } = NativeLibrary.TryGetExport(NativeLibrary.Load("ntdll.dll"), "wine_get_version", out _);

    /// <summary>The newest frame that is noted on the calling thread.</summary>
    public static nint Newest => Marshal.ReadIntPtr(Block);

    /// <summary>Keeps the notes of the calling thread right, which is the dispatcher's.</summary>
    public static void KeepRight(Dispatcher dispatcher)
    {
        if (!IsWine)
        {
            return;
        }

        _before = new Stack<nint>();
        dispatcher.Hooks.OperationStarted += (_, _) => _before!.Push(Newest);
        dispatcher.Hooks.OperationCompleted += (_, _) => Marshal.WriteIntPtr(Block, _before!.Pop());
    }

    /// <summary>Notes again what was noted when the work under way began; for work that goes on for long, as a test does.</summary>
    public static void PutRight()
    {
        if (_before is { Count: > 0 } before)
        {
            Marshal.WriteIntPtr(Block, before.Peek());
        }
    }

    /// <summary>The thread's environment block, whose first word is the newest frame.</summary>
    private static nint Block => _block == 0 ? _block = FindBlock() : _block;

    private static nint FindBlock()
    {
        Marshal.ThrowExceptionForHR(NtQueryInformationThread(GetCurrentThread(), BasicInformation, out var information, Marshal.SizeOf<ThreadInformation>(), 0));
        return information.Block;
    }

    [LibraryImport("ntdll.dll")]
    private static partial int NtQueryInformationThread(nint thread, int kind, out ThreadInformation information, int length, nint returned);

    [LibraryImport("kernel32.dll")]
    private static partial nint GetCurrentThread();

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ThreadInformation
    {
        private readonly nint _exitStatus;

        public readonly nint Block;

        private readonly nint _process;
        private readonly nint _thread;
        private readonly nint _affinity;
        private readonly nint _priorities;
    }
}
