using System.IO;
using System.Reflection;

namespace Prism.Modularity;

/// <summary>
/// Assemblies that modules name by file. The runtime remembers that it did not find an assembly by its name, so loading the
/// file is not enough: whoever asks for the name again is answered here.
/// </summary>
internal static class ModuleAssemblies
{
    private static readonly Lock Lock = new();
    private static readonly Dictionary<string, Assembly> Loaded = [];

    static ModuleAssemblies() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    public static void Load(string file)
    {
        AssemblyName name = AssemblyName.GetAssemblyName(file);
        lock (Lock)
        {
            Loaded[name.Name!] = Assembly.LoadFrom(file);
        }
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs args)
    {
        lock (Lock)
        {
            return Loaded.GetValueOrDefault(new AssemblyName(args.Name).Name!);
        }
    }
}
