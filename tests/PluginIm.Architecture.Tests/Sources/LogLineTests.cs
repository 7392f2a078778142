using System.Globalization;
using System.Text;

namespace PluginIm.Architecture.Tests.Sources;

/// <summary>Operators look lines of the log up by their event id: each has one, and <c>docs/operations.md</c> lists it.</summary>
[TestClass]
public sealed class LogLineTests
{
    private const string Page = "docs/operations.md";
    private const string Mark = "<!-- From here on made from the code by eng/pages.sh. -->";

    [TestMethod]
    public void Every_line_has_an_id_of_its_own_in_its_project()
    {
        Assert.IsNotEmpty(LogLine.All);
        Rule.Holds(LogLine.All.Where(line => line.Id is null).Select(line => $"{line.Project}: no event id: {line.Message}"));
        Rule.Holds(LogLine.All.GroupBy(line => (line.Project, line.Id)).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key.Project}: several lines have the event id {same.Key.Id}"));
    }

    [TestMethod]
    public void Page_of_operations_lists_every_line()
    {
        var current = RepositoryFolder.Text(Page);
        var wanted = current[..(current.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)] + Table();
        if (System.Environment.GetEnvironmentVariable("PLUGINIM_WRITE_PAGES") == "1")
        {
            File.WriteAllText(Path.Combine(RepositoryFolder.Path, Page), wanted);
            return;
        }

        Assert.IsTrue(wanted == current, $"{Page} is not as the code makes it: run eng/pages.sh.");
    }

    [TestMethod]
    public void Declarations_are_read_in_both_forms_and_over_several_lines()
    {
        LogLine[] lines =
        [
            .. LogLine.In("P", "[LoggerMessage(1, LogLevel.Error, \"It {Failed}.\")]\n    public static partial void A();"),
            .. LogLine.In("P", "[LoggerMessage(\n    EventId = 2,\n    Message = \"one (of \\\"two\\\"), \"\n    + \"two\")]\n    private partial void B();"),
        ];

        CollectionAssert.AreEqual(new[] { new LogLine("P", 1, "Error", "It {Failed}."), new LogLine("P", 2, null, "one (of \"two\"), two") }, lines);
    }

    /// <summary>A bar in a cell would begin the next one, and a new line end the table.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Table()
    {
        var table = new StringBuilder();
        foreach (var project in LogLine.All.GroupBy(line => line.Project))
        {
            table.Append(CultureInfo.InvariantCulture, $"\n\n### `{project.Key}`\n\n| id | level | line |\n|---|---|---|");
            foreach (var line in project)
            {
                table.Append(CultureInfo.InvariantCulture, $"\n| {line.Id} | {line.Level ?? "by its cause"} | {Cell(line.Message)} |");
            }
        }

        return table.Append('\n').ToString();
    }
}
