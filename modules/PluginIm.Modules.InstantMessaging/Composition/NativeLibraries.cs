using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace PluginIm.Modules.InstantMessaging;

/// <summary>
/// Finds the native libraries that lie beside this module, by processor. Asked only after the shell's own: a shell that brings SQLite
/// itself goes on with that.
/// </summary>
internal static class NativeLibraries
{
    private static readonly Lock Gate = new();
    private static bool _isServing;

    public static void Serve()
    {
        lock (Gate)
        {
            if (_isServing || AssemblyLoadContext.GetLoadContext(typeof(NativeLibraries).Assembly) is not { } context)
            {
                return;
            }

            _isServing = true;
            context.ResolvingUnmanagedDll += (_, name) => NativeLibrary.TryLoad(PathOf(name), out var handle) ? handle : 0;
        }
    }

    private static string PathOf(string name) => Path.Combine(
        Path.GetDirectoryName(typeof(NativeLibraries).Assembly.Location)!,
        "runtimes",
        RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X86 => "win-x86",
            Architecture.Arm64 => "win-arm64",
            _ => "win-x64",
        },
        "native",
        Path.ChangeExtension(name, ".dll"));
}
