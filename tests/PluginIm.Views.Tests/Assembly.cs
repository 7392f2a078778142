using System.Globalization;
using System.Runtime.CompilerServices;
using System.Windows;

// One user-interface thread, one keyboard focus: windows are tested one after the other.
[assembly: DoNotParallelize]

namespace PluginIm.Views.Tests;

[TestClass]
public static class Assembly
{
    [AssemblyInitialize]
    public static void Prepare(TestContext context)
    {
        // Registers the addresses of compiled XAML, which in a shell its application does.
        RuntimeHelpers.RunClassConstructor(typeof(Application).TypeHandle);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("en-US");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
    }
}
