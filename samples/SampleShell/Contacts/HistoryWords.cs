using PluginIm.Contracts;

namespace SampleShell;

/// <summary>What the index of the history keeps of an entry, and what is looked for in it.</summary>
internal static class HistoryWords
{
    /// <summary>What is pasted by mistake is cut there.</summary>
    public const int MostTyped = 200;

    private const int MostWords = 8;

    /// <summary>Of a text beyond that nothing is found; it is kept nevertheless.</summary>
    private const int MostIndexed = 50_000;

    /// <summary>All words by which an entry is found, and its signs.</summary>
    public static string ToIndex(string contactId, ContactHistoryDetail detail) => string.Join(' ',
        new[] { detail.Entry.Subject, detail.Entry.AgentName, detail.Text }.Concat(detail.Fields.Select(field => field.Value))
            .SelectMany(text => SearchWords.ToIndex(Cut(text, MostIndexed)))
            .Append(HistorySign.Of(contactId))
            .Append(HistorySign.Of(detail.Entry.Medium))
            .Distinct());

    /// <summary>What is to be matched; null where no word is looked for, which needs no index.</summary>
    public static string? Match(ContactHistoryQuery query)
    {
        var words = SearchWords.In(Cut(query.Text, MostTyped) ?? "").Take(MostWords).Select(word => word.Term).Distinct().ToList();
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

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}
