using System.Xml.Linq;

namespace PluginIm.Architecture.Tests.Projects;

/// <summary>What a csproj file says about its place among the projects.</summary>
internal sealed record Project(
    string Path,
    string Name,
    ProjectKind Kind,
    IReadOnlyList<ProjectEdge> Edges,
    IReadOnlyList<ProjectPackage> Packages,
    IReadOnlyList<string> Imports,
    bool IsWpf)
{
    private static readonly string[] WpfImports = ["Wpf.props", "WpfTests.props"];

    /// <summary>Whether it names Prism, by the common import or by a package or project of its own.</summary>
    public bool NamesPrism =>
        Imports.Contains("Prism.props")
        || Packages.Any(package => package.Name.StartsWith("Prism.", StringComparison.Ordinal))
        || Edges.Any(edge => !edge.IsBuildOrder && edge.Target.StartsWith("PrismSlice", StringComparison.Ordinal));

    public static IReadOnlyList<Project> All { get; } =
        [.. RepositoryFolder.Files(".csproj").Select(path => Parse(path, RepositoryFolder.Text(path)))];

    public static Project Parse(string path, string xml)
    {
        XElement root = XElement.Parse(xml);
        string[] imports = [.. root.Descendants("Import").Select(import => FileName(import, "Project"))];
        return new Project(
            path,
            System.IO.Path.GetFileNameWithoutExtension(path),
            KindOf(path),
            [.. root.Descendants("ProjectReference").Select(Edge)],
            [.. root.Descendants("PackageReference").Select(Package)],
            imports,
            imports.Any(WpfImports.Contains) || root.Descendants("UseWPF").Any(use => use.Value == "true"));
    }

    private static ProjectKind KindOf(string path) => path.Split('/')[0] switch
    {
        "src" => ProjectKind.Product,
        "modules" => ProjectKind.Module,
        "samples" => ProjectKind.Sample,
        "tests" => ProjectKind.Test,
        "eng" => path.StartsWith("eng/Packages/", StringComparison.Ordinal) ? ProjectKind.Package : ProjectKind.Engineering,
        _ => throw new ArgumentException($"{path}: a project belongs into src, modules, samples, tests or eng.", nameof(path)),
    };

    private static ProjectEdge Edge(XElement reference) =>
        new(
            System.IO.Path.GetFileNameWithoutExtension(FileName(reference, "Include")),
            Value(reference, "ReferenceOutputAssembly") == "false");

    private static ProjectPackage Package(XElement reference) =>
        new(Value(reference, "Include")!, (Value(reference, "Version") ?? Value(reference, "VersionOverride")) is not null);

    // An item's metadata may be written as an attribute or as an element.
    private static string? Value(XElement item, string name) => item.Attribute(name)?.Value ?? item.Element(name)?.Value;

    private static string FileName(XElement element, string attribute) =>
        (element.Attribute(attribute)?.Value ?? string.Empty).Split('/', '\\', ')')[^1];
}
