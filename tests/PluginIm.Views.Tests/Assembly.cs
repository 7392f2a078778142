using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using System.Windows;

// One user-interface thread, one keyboard focus: windows are tested one after the other.
[assembly: DoNotParallelize]

namespace PluginIm.Views.Tests;

[TestClass]
public static class Assembly
{
    /// <summary>Where the pictures of the views' states lie after a run.</summary>
    public static string PicturesFolder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "pictures"));

    [AssemblyInitialize]
    public static void Prepare(TestContext context)
    {
        // Registers the addresses of compiled XAML, which in a shell its application does.
        RuntimeHelpers.RunClassConstructor(typeof(Application).TypeHandle);
        Directory.CreateDirectory(PicturesFolder);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("en-US");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
    }
}
