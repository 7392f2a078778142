using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace PrismSlice.Tests.PrismOnly;

/// <summary>The slice, loaded beside Prism itself, whose names it has.</summary>
internal sealed class SliceContext : AssemblyLoadContext
{
    private static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, "slice", name + ".dll");

    public Assembly Load(string name) => LoadFromAssemblyPath(FileOf(name));

    protected override Assembly? Load(AssemblyName assemblyName) => File.Exists(FileOf(assemblyName.Name!)) ? Load(assemblyName.Name!) : null;
}
