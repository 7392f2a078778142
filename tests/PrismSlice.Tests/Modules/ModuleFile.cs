using System.IO;
using System.Reflection;
using System.Reflection.Emit;

namespace PrismSlice.Tests.Modules;

/// <summary>An assembly that nothing references, with one module. Each has a name of its own: a program keeps what it has loaded.</summary>
internal sealed class ModuleFile
{
    private const string TypeName = "OutsideModule";

    private static readonly ConstructorInfo FaultConstructor = typeof(InvalidOperationException).GetConstructor([typeof(string)])!;

    private readonly string _assembly = $"Outside{Guid.NewGuid():N}";

    private ModuleFile(string? fault)
    {
        PersistedAssemblyBuilder builder = new(new AssemblyName(_assembly), typeof(object).Assembly);
        TypeBuilder module = builder.DefineDynamicModule(_assembly)
            .DefineType(TypeName, TypeAttributes.Public | TypeAttributes.Class, typeof(object), [typeof(IModule)]);
        Implement(module, nameof(IModule.RegisterTypes), null);
        Implement(module, nameof(IModule.OnInitialized), fault);
        module.CreateType();
        Path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("pluginim-").FullName, $"{_assembly}.dll");
        builder.Save(Path);
    }

    public string Path { get; }

    public string ModuleType => $"{TypeName}, {_assembly}";

    public string MissingType => $"NoSuchModule, {_assembly}";

    /// <summary>Writes a module that does nothing.</summary>
    public static ModuleFile Quiet() => new(null);

    /// <summary>Writes a module that throws as it starts.</summary>
    public static ModuleFile Failing(string fault) => new(fault);

    private static void Implement(TypeBuilder module, string method, string? fault)
    {
        MethodInfo declaration = typeof(IModule).GetMethod(method)!;
        ILGenerator body = module.DefineMethod(
            method,
            MethodAttributes.Public | MethodAttributes.Virtual,
            declaration.ReturnType,
            [.. declaration.GetParameters().Select(parameter => parameter.ParameterType)]).GetILGenerator();
        if (fault is not null)
        {
            body.Emit(OpCodes.Ldstr, fault);
            body.Emit(OpCodes.Newobj, FaultConstructor);
            body.Emit(OpCodes.Throw);
        }

        body.Emit(OpCodes.Ret);
    }
}
