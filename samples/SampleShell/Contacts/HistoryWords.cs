using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What the index of the history keeps of an entry, and what is looked for in it.</summary>
internal static class HistoryWords
{
    /// <summary>What is pasted by mistake is cut there.</summary>
    public const int MostTyped = 200;

    /// <summary>From this length on the index has no beginnings of words.</summary>
    public const int FewestLong = 6;

    /// <summary>How many words one that was begun is looked up as; where it goes on to more, each is rare.</summary>
    public const int MostEndings = 32;

    private const int MostWords = 8;

    /// <summary>Of a text beyond that nothing is found; it is kept nevertheless.</summary>
    private const int MostIndexed = 50_000;

    /// <summary>All words by which an entry is found.</summary>
    public static IReadOnlyList<string> Of(ContactHistoryDetail detail) =>
    [
        .. new[] { detail.Entry.Subject, detail.Entry.AgentName, detail.Text }.Concat(detail.Fields.Select(field => field.Value))
            .SelectMany(text => SearchWords.ToIndex(Cut(text, MostIndexed)))
            .Distinct(),
    ];

    /// <summary>What is to be matched; null where no word is looked for, which needs no index.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="findEndings">Finds the words to which a long beginning goes on, one more than <see cref="MostEndings"/> at most.</param>
    public static string? Match(ContactHistoryQuery query, Func<string, IReadOnlyList<string>> findEndings)
    {
        var words = SearchWords.In(Cut(query.Text, MostTyped) ?? "").Take(MostWords).Select(word => Term(word, findEndings)).Distinct().ToList();
        if (words.Count == 0)
        {
            return null;
        }

        words.Add($"\"{HistorySign.Of(query.ContactId)}\"");
        if (query.Medium is { } medium)
        {
            words.Add($"\"{HistorySign.Of(medium)}\"");
        }

        return string.Join(" AND ", words);
    }

    private static string Term(SearchWord word, Func<string, IReadOnlyList<string>> findEndings) => word.Folded == word.SpelledOut
        ? Term(word.Folded, findEndings)
        : $"({Term(word.Folded, findEndings)} OR {Term(word.SpelledOut, findEndings)})";

    /// <summary>The index would bring together all that a long beginning goes on to before it gives the first entry; words as they stand it gives one by one.</summary>
    private static string Term(string beginning, Func<string, IReadOnlyList<string>> findEndings)
    {
        if (beginning.Length < FewestLong || findEndings(beginning) is not { Count: > 0 and <= MostEndings } endings)
        {
            return $"\"{beginning}\"*";
        }

        return endings.Count == 1 ? $"\"{endings[0]}\"" : $"({string.Join(" OR ", endings.Select(word => $"\"{word}\""))})";
    }

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}
