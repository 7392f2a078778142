using System.Text.RegularExpressions;

namespace PluginIm.Architecture.Tests.Guide;

/// <summary>What operators find in <c>docs/operations.md</c>, and what a public forge runs.</summary>
[TestClass]
public sealed partial class OperationsPageTests
{
    [TestMethod]
    public void Every_instrument_activity_and_tag_stands_on_the_page()
    {
        var page = RepositoryFolder.Text("docs/operations.md");
        var names = RepositoryFolder.Files(".cs").Where(file => file.StartsWith("src/PluginIm.Messaging/Telemetry/", StringComparison.Ordinal))
            .SelectMany(file => Named().Matches(RepositoryFolder.Text(file))).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.IsGreaterThan(10, names.Count);
        Rule.Holds(names.Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)).Select(name => $"docs/operations.md does not tell of {name}"));
    }

    [TestMethod]
    public void The_forge_builds_and_tests_with_the_real_packages_and_as_the_script_does_and_no_job_hangs()
    {
        var workflow = RepositoryFolder.Text(".github/workflows/ci.yml");
        var jobs = workflow.Split("runs-on:").Skip(1).ToList();

        Assert.HasCount(2, jobs);
        Assert.IsTrue(jobs.All(job => job.Contains("timeout-minutes:", StringComparison.Ordinal)));
        foreach (var step in new[] { "dotnet build", "dotnet test" })
        {
            StringAssert.Matches(jobs[0], new Regex(step + "[^\\n]* -p:PrismSource=package -p:SipSorcerySource=package"));
        }

        StringAssert.Contains(jobs[0], "windows");
        StringAssert.Contains(jobs[1], "run: eng/test.sh");
    }

    [GeneratedRegex("\"(pluginim\\.[a-z.]+)\"")]
    private static partial Regex Named();
}
