namespace PluginIm.Architecture.Tests.Projects;

/// <summary>Who may name Prism, and who may be a WPF project.</summary>
internal static class FrameworkRules
{
    private static readonly string[] BesideModules =
    [
        "SampleShell", "SampleShell.Tests", "MinimalShell", "MinimalShell.Tests", "PrismSlice.Core", "PrismSlice.Wpf", "PrismSlice.DryIoc", "PrismSlice.Tests",
    ];

    public static IEnumerable<string> Violations(IEnumerable<Project> projects)
    {
        foreach (Project project in projects)
        {
            if (project.NamesPrism && !IsPrismPart(project))
            {
                yield return $"{project.Path}: only modules, the sample shells, their tests and eng name Prism";
            }

            if (project.IsWpf && !IsPrismPart(project) && project.Name is not ("PluginIm.Views" or "PluginIm.Views.Tests"))
            {
                yield return $"{project.Path}: in src, PluginIm.Views alone is a WPF project";
            }
        }
    }

    private static bool IsPrismPart(Project project) =>
        project.Kind is ProjectKind.Module or ProjectKind.Package
        || BesideModules.Contains(project.Name)
        || (project.Kind == ProjectKind.Test && project.Name.StartsWith("PluginIm.Modules.", StringComparison.Ordinal));
}
