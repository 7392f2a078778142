using System.Reflection;

namespace PrismSlice.Tests.PrismOnly;

/// <summary>
/// What is compiled against the slice runs on Prism itself: every type stands there in an assembly of the same name, with every member as the slice has it.
/// </summary>
[TestClass]
public sealed class SurfaceTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    [TestMethod]
    [DataRow("Prism")]
    [DataRow("Prism.Wpf")]
    [DataRow("Prism.DryIoc.Wpf")]
    public void What_the_slice_shows_Prism_has_too(string name)
    {
        Assembly slice = new SliceContext().Load(name);
        Assembly prism = Assembly.Load(new AssemblyName(name));

        Assert.AreNotSame(prism, slice);
        Assert.IsLessThanOrEqualTo(prism.GetName().Version!, slice.GetName().Version!);
        Assert.AreEqual(string.Empty, string.Join('\n', slice.GetExportedTypes().SelectMany(type => Missing(type, prism.GetType(type.FullName!)))));
    }

    private static IEnumerable<string> Missing(Type type, Type? real)
    {
        if (real is null || real.IsInterface != type.IsInterface)
        {
            return [type.FullName!];
        }

        HashSet<string> has = [.. new[] { real }.Concat(real.GetInterfaces()).SelectMany(owner => owner.GetMembers(All | BindingFlags.FlattenHierarchy)).Select(Written)];
        return type.GetMembers(All | BindingFlags.DeclaredOnly).Where(IsSeen).Select(Written).Where(member => !has.Contains(member)).Select(member => $"{type.FullName}: {member}");
    }

    private static string Written(MemberInfo member) => $"{member.MemberType} {member}";

    private static bool IsSeen(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily,
        _ => false,
    };
}
