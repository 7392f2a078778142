using System.Reflection;
using System.Reflection.Emit;

namespace SampleShell.Tests;

/// <summary>Writes an assembly whose one class derives from a class of another assembly that is nowhere to be found.</summary>
internal static class ForeignAssembly
{
    public static void Write(string file, string type, string baseAssembly, string baseVersion)
    {
        var other = new PersistedAssemblyBuilder(new AssemblyName(baseAssembly) { Version = new Version(baseVersion) }, typeof(object).Assembly);
        var parent = other.DefineDynamicModule(baseAssembly).DefineType($"{baseAssembly}.ModuleBase", TypeAttributes.Public);
        parent.DefineDefaultConstructor(MethodAttributes.Public);
        parent.CreateType();

        var assembly = new PersistedAssemblyBuilder(new AssemblyName(Path.GetFileNameWithoutExtension(file)), typeof(object).Assembly);
        var module = assembly.DefineDynamicModule(Path.GetFileNameWithoutExtension(file)).DefineType(type, TypeAttributes.Public, parent);
        module.DefineDefaultConstructor(MethodAttributes.Public);
        module.CreateType();
        assembly.Save(file);
    }
}
