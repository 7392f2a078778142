using System.Reflection;
using System.Runtime.Loader;

namespace SampleShell;

/// <summary>
/// Finds the assemblies of modules, and what they alone need, in the modules folder. What the shell brings itself is
/// found before this folder is asked: a contract must be one type for both.
/// </summary>
internal sealed class ModuleFolder
{
    private readonly string _folder;

    public ModuleFolder(string folder) => _folder = folder;

    public void Serve(AssemblyLoadContext context) => context.Resolving += Resolve;

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        var file = Path.Combine(_folder, $"{name.Name}.dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
