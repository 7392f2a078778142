using System.Text.RegularExpressions;

namespace PluginIm.Architecture.Tests.Sources;

/// <summary>Every language says everything that the first one says, and nothing is said that nobody shows.</summary>
internal static partial class WordRules
{
    /// <summary>Compares the words of a language with those of the first one.</summary>
    public static IEnumerable<string> Differences(
        string language, IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> other) =>
    [
        .. first.Keys.Except(other.Keys).Select(name => $"{name} is not in {language}"),
        .. other.Keys.Except(first.Keys).Select(name => $"{name} is in {language} alone"),
        .. first.Keys.Intersect(other.Keys).SelectMany(name => Differences(language, name, first[name], other[name])),
    ];

    /// <summary>Names the words that no source reads. Sources name a word as <c>Words.Name</c>.</summary>
    public static IEnumerable<string> Unused(IEnumerable<string> names, IEnumerable<string> sources)
    {
        var used = sources.SelectMany(source => Use().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet();
        return names.Where(name => !used.Contains(name)).Select(name => $"{name} is shown nowhere");
    }

    private static IEnumerable<string> Differences(string language, string name, string first, string other)
    {
        if (string.IsNullOrWhiteSpace(other))
        {
            yield return $"{name} is empty in {language}";
        }

        if (!PlaceholdersOf(first).SetEquals(PlaceholdersOf(other)))
        {
            yield return $"{name} has other placeholders in {language}";
        }

        if (IsAccessKeyMarked(first) != IsAccessKeyMarked(other))
        {
            yield return $"{name} has an access key in one language alone";
        }
    }

    private static HashSet<string> PlaceholdersOf(string words) => [.. Placeholder().Matches(words).Select(match => match.Value)];

    private static bool IsAccessKeyMarked(string words) => AccessKey().Count(words) == 1;

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"_\p{L}")]
    private static partial Regex AccessKey();

    [GeneratedRegex(@"\bWords\.(\w+)")]
    private static partial Regex Use();
}
