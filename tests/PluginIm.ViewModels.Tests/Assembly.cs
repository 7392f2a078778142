using System.Globalization;

[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]

namespace PluginIm.ViewModels.Tests;

[TestClass]
public static class Assembly
{
    /// <summary>Times and numbers are compared as one culture words them, wherever the tests run.</summary>
    [AssemblyInitialize]
    public static void UseOneCulture(TestContext context)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("en-US");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
    }
}
