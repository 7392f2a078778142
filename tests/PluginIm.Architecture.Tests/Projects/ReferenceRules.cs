namespace PluginIm.Architecture.Tests.Projects;

/// <summary>The direction of references that docs/architecture.md draws: whatever is not named here is refused.</summary>
internal static class ReferenceRules
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["PluginIm.Sip"] = [],
        ["PluginIm.Sip.SipSorcery"] = ["PluginIm.Sip"],
        ["PluginIm.Contracts"] = [],
        ["PluginIm.Messaging"] = ["PluginIm.Contracts"],
        ["PluginIm.Messaging.Sip"] = ["PluginIm.Messaging", "PluginIm.Sip"],
        ["PluginIm.Messaging.Journal"] = ["PluginIm.Messaging"],
        ["PluginIm.ViewModels"] = ["PluginIm.Messaging", "PluginIm.Contracts"],
        ["PluginIm.Views"] = ["PluginIm.ViewModels"],
        ["SipSwitch"] = ["PluginIm.Sip"],
        ["Softphone"] = ["PluginIm.Sip"],
        ["SampleShell"] = ["PluginIm.Contracts", "SipSwitch", "Softphone"],
        ["MinimalShell"] = ["PluginIm.Contracts"],
        ["PrismSlice.Core"] = [],
        ["PrismSlice.Wpf"] = ["PrismSlice.Core"],
        ["PrismSlice.DryIoc"] = ["PrismSlice.Wpf"],
    };

    // Those that try no single project.
    private static readonly Dictionary<string, string[]> Across = new()
    {
        ["PluginIm.Benchmarks"] = ["PluginIm.Sip", "PluginIm.Messaging.Sip", "PluginIm.Messaging.Journal", "SipSwitch"],
        ["PluginIm.Sip.SipSorcery.Tests"] =
            ["PluginIm.Sip", "PluginIm.Sip.SipSorcery", "PluginIm.Messaging", "PluginIm.Messaging.Sip", "SipSwitch"],
        ["PluginIm.EndToEnd.Tests"] = ["PluginIm.Sip"],
        ["PluginIm.Fuzzing"] = ["PluginIm.Sip"],
        ["PluginIm.Simulation.Tests"] = ["PluginIm.Sip", "PluginIm.Messaging", "PluginIm.Messaging.Sip", "SipSwitch"],
        ["PluginIm.Interop.Tests"] = ["PluginIm.Sip", "PluginIm.Messaging", "PluginIm.Messaging.Sip", "SipSwitch", "Softphone"],
    };

    private static readonly string[] Layers =
    [
        "PluginIm.Sip", "PluginIm.Contracts", "PluginIm.Messaging", "PluginIm.Messaging.Sip", "PluginIm.Messaging.Journal",
        "PluginIm.ViewModels", "PluginIm.Views",
    ];

    /// <summary>Edges that the drawing does not have, each as a line of text.</summary>
    public static IEnumerable<string> Violations(IReadOnlyCollection<Project> projects) =>
        projects.SelectMany(project => project.Edges
            .Where(edge => !IsAllowed(project, edge, projects))
            .Select(edge => $"{project.Path}: {project.Name} may not {(edge.IsBuildOrder ? "build" : "reference")} {edge.Target}"));

    private static bool IsAllowed(Project project, ProjectEdge edge, IReadOnlyCollection<Project> projects) =>
        edge.IsBuildOrder ? MayBuildFirst(project, edge.Target, projects) : project.Kind switch
        {
            ProjectKind.Module => Layers.Contains(edge.Target),
            ProjectKind.Package => Layers.Contains(edge.Target) || KindOf(edge.Target, projects) == ProjectKind.Package,
            ProjectKind.Test => MayTest(project, edge.Target, projects),
            _ => Allowed.TryGetValue(project.Name, out string[]? targets) && targets.Contains(edge.Target),
        };

    // The shells' modules folders and the modules' package are filled by them; the end-to-end tests start programs; the slice's tests compare it with Prism.
    // None compiles against what it builds.
    private static bool MayBuildFirst(Project project, string target, IReadOnlyCollection<Project> projects) =>
        KindOf(target, projects) switch
        {
            ProjectKind.Module => project.Kind == ProjectKind.Package
                || project.Name is "SampleShell" or "SampleShell.Tests" or "MinimalShell" or "PluginIm.EndToEnd.Tests",
            ProjectKind.Sample => project.Name == "PluginIm.EndToEnd.Tests",
            ProjectKind.Engineering => project.Name == "PrismSlice.Tests",
            _ => false,
        };

    // Tests see what their project sees, and the embedded switch, which is the real other side of every test on the wire. Those of a module
    // load the modules that it depends on by the manifest alone.
    private static bool MayTest(Project tests, string target, IReadOnlyCollection<Project> projects)
    {
        if (Across.TryGetValue(tests.Name, out string[]? targets))
        {
            return targets.Contains(target);
        }

        string tested = tests.Name.EndsWith(".Tests", StringComparison.Ordinal) ? tests.Name[..^".Tests".Length] : tests.Name;
        return target == tested
            || target == "SipSwitch"
            || (KindOf(tested, projects) == ProjectKind.Module && KindOf(target, projects) == ProjectKind.Module)
            || projects.Any(project => project.Name == tested && project.Edges.Contains(new ProjectEdge(target, false)));
    }

    private static ProjectKind? KindOf(string name, IEnumerable<Project> projects) =>
        projects.FirstOrDefault(project => project.Name == name)?.Kind;
}
