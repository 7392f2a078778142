using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PluginIm.Architecture.Tests.Projects;

/// <summary>Which packages each kind of project may use, and that versions are said in one place, exactly.</summary>
internal static partial class PackageRules
{
    private static readonly string[] Logging = ["Microsoft.Extensions.Logging.Abstractions"];

    private static readonly Dictionary<string, string[]> Product = new()
    {
        ["PluginIm.Sip"] = [.. Logging, "DnsClient"],
        ["PluginIm.Sip.SipSorcery"] = ["SIPSorcery"],
        ["PluginIm.Contracts"] = ["Microsoft.CodeAnalysis.PublicApiAnalyzers"],
        ["PluginIm.Messaging"] = [.. Logging, "Microsoft.Extensions.Options"],
        ["PluginIm.Messaging.Sip"] = Logging,
        ["PluginIm.Messaging.Journal"] = [.. Logging, "Microsoft.Data.Sqlite"],
        ["PluginIm.ViewModels"] = [.. Logging, "CommunityToolkit.Mvvm"],
        ["PluginIm.Views"] = Logging,
    };

    private static readonly string[] Samples =
    [
        .. Logging, "CommunityToolkit.Mvvm", "Microsoft.Data.Sqlite", "Microsoft.Extensions.Logging",
        "Serilog.Extensions.Logging", "Serilog.Sinks.File", "System.CommandLine",
    ];

    private static readonly string[] Tests =
    [
        .. Samples, "BenchmarkDotNet", "CsCheck", "JsonSchema.Net", "Moq", "MSTest", "Microsoft.Extensions.Diagnostics.Testing", "Microsoft.Extensions.TimeProvider.Testing",
    ];

    // What this repository makes itself, in the version that it makes.
    private static readonly string[] Own = ["PluginIm.Contracts", "PluginIm.Modules"];

    public static IEnumerable<string> Violations(IEnumerable<Project> projects)
    {
        foreach (Project project in projects)
        {
            foreach (ProjectPackage package in project.Packages)
            {
                if (!AllowedFor(project).Contains(package.Name))
                {
                    yield return $"{project.Path}: {package.Name} is not among the packages of such a project";
                }

                if (package.HasVersion && !Own.Contains(package.Name))
                {
                    yield return $"{project.Path}: the version of {package.Name} belongs into Directory.Packages.props";
                }
            }
        }
    }

    public static IEnumerable<string> InexactVersions(string centralVersions) =>
        XElement.Parse(centralVersions).Descendants("PackageVersion")
            .Where(package => !ExactVersion().IsMatch(package.Attribute("Version")?.Value ?? string.Empty))
            .Select(package => $"{package.Attribute("Include")?.Value}: an exact version is needed");

    private static string[] AllowedFor(Project project) => project.Kind switch
    {
        // What the packed projects use, and what modules take from their shell.
        ProjectKind.Package => [.. Product.Values.SelectMany(packages => packages), "Microsoft.Extensions.Logging", "Prism.Wpf"],
        ProjectKind.Sample when project.Name == "MinimalShell" => [.. Own, "CommunityToolkit.Mvvm", "Microsoft.Extensions.Logging"],
        ProjectKind.Product => Product.GetValueOrDefault(project.Name, []),
        ProjectKind.Module => Logging,
        ProjectKind.Sample => Samples,
        ProjectKind.Test => Tests,
        _ => ["LightInject"],
    };

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.]+)?$")]
    private static partial Regex ExactVersion();
}
