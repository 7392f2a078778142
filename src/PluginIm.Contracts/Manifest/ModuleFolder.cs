using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;

namespace PluginIm.Contracts.Manifest;

/// <summary>
/// A folder with the modules and what they alone need. What the shell brings itself is found before this folder is asked: a contract must be one type
/// for both.
/// </summary>
public sealed class ModuleFolder
{
    private readonly string _folder;

    /// <param name="folder">Full path of the folder.</param>
    public ModuleFolder(string folder) => _folder = folder;

    /// <summary>Lets the assemblies of the folder be found by their names, texts in other languages too. Call it before the first module is loaded.</summary>
    /// <param name="context">Where the modules are loaded; for a shell as most are <see cref="AssemblyLoadContext.Default"/>.</param>
    public void Serve(AssemblyLoadContext context) => context.Resolving += Resolve;

    /// <summary>Gives the path of a module's assembly.</summary>
    /// <param name="module">One of the manifest's modules.</param>
    /// <returns>The full path, whether or not the file is there.</returns>
    public string PathOf(ManifestModule module) => Path.Combine(_folder, $"{module.Assembly}.dll");

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        var file = Path.Combine(_folder, name.CultureName ?? CultureInfo.InvariantCulture.Name, $"{name.Name}.dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
