namespace PluginIm.Architecture.Tests.Projects;

/// <summary>Projects as texts, made up to break a rule.</summary>
internal static class Sample
{
    /// <param name="folder">The project's folder, whose last part is its name.</param>
    /// <param name="items">What stands in its item group.</param>
    /// <param name="imports">What stands before.</param>
    public static Project Project(string folder, string items = "", string imports = "") =>
        Projects.Project.Parse(
            $"{folder}/{Name(folder)}.csproj",
            $"<Project Sdk=\"Microsoft.NET.Sdk\">{imports}<ItemGroup>{items}</ItemGroup></Project>");

    public static string Reference(string folder, string attributes = "") =>
        $"<ProjectReference Include=\"$(RepositoryRoot){folder}/{Name(folder)}.csproj\"{attributes} />";

    public static string Package(string name, string attributes = "") => $"<PackageReference Include=\"{name}\"{attributes} />";

    public static string Import(string file) => $"<Import Project=\"$(EngineeringFolder){file}\" />";

    private static string Name(string folder) => folder.Split('/')[^1];
}
