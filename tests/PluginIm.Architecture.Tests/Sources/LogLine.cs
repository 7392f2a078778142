using System.Text.RegularExpressions;

namespace PluginIm.Architecture.Tests.Sources;

/// <summary>A line that the product can log, as its source declares it.</summary>
/// <param name="Project">Whose it is: the beginning of the log's category.</param>
/// <param name="Id">The event id; null where the source gives none.</param>
/// <param name="Level">How grave it is; null where the caller decides.</param>
/// <param name="Message">The text, with the names of what is filled in.</param>
internal sealed partial record LogLine(string Project, int? Id, string? Level, string Message)
{
    /// <summary>Every line of the projects in <c>src</c> and <c>modules</c>, by project and id.</summary>
    public static IReadOnlyList<LogLine> All { get; } =
    [
        .. RepositoryFolder.Files(".cs")
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("modules/", StringComparison.Ordinal))
            .SelectMany(file => In(file.Split('/')[1], RepositoryFolder.Text(file)))
            .OrderBy(line => line.Project, StringComparer.Ordinal).ThenBy(line => line.Id),
    ];

    /// <summary>The lines that a source declares.</summary>
    public static IEnumerable<LogLine> In(string project, string source) => Declaration().Matches(source).Select(match => Read(project, match.Groups[1].Value));

    private static LogLine Read(string project, string arguments) => new(
        project,
        Identity().Match(arguments) is { Success: true } id ? int.Parse(id.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null,
        Severity().Match(arguments) is { Success: true } level ? level.Groups[1].Value : null,
        Regex.Unescape(string.Concat(Text().Matches(arguments).Select(piece => piece.Groups[1].Value))));

    [GeneratedRegex(@"\[LoggerMessage\((.*?)\)\]\s*(?:public|private|internal)", RegexOptions.Singleline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s*(?:EventId\s*=\s*)?(\d+)")]
    private static partial Regex Identity();

    [GeneratedRegex(@"LogLevel\.(\w+)")]
    private static partial Regex Severity();

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Text();
}
