using System.IO;
using System.Reflection;
using System.Reflection.Emit;

namespace PrismSlice.Tests.Modules;

/// <summary>Writes an assembly that nothing references, with one module that does nothing.</summary>
internal static class ModuleFile
{
    public static string Write(string assembly, string type)
    {
        PersistedAssemblyBuilder builder = new(new AssemblyName(assembly), typeof(object).Assembly);
        TypeBuilder module = builder.DefineDynamicModule(assembly)
            .DefineType(type, TypeAttributes.Public | TypeAttributes.Class, typeof(object), [typeof(IModule)]);
        foreach (MethodInfo method in typeof(IModule).GetMethods())
        {
            module.DefineMethod(
                method.Name,
                MethodAttributes.Public | MethodAttributes.Virtual,
                method.ReturnType,
                [.. method.GetParameters().Select(parameter => parameter.ParameterType)]).GetILGenerator().Emit(OpCodes.Ret);
        }

        module.CreateType();
        string file = Path.Combine(Directory.CreateTempSubdirectory("pluginim-").FullName, $"{assembly}.dll");
        builder.Save(file);
        return file;
    }
}
