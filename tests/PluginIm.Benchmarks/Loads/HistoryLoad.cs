using System.Diagnostics;
using PluginIm.Contracts;

namespace PluginIm.Benchmarks;

/// <summary>
/// What a look into the contacts' history costs: pages, filters and searches, for a contact who has half of all entries and for one who has a few.
/// The goal is 100 ms for a first page and for a search among a million.
/// </summary>
internal static class HistoryLoad
{
    private const int PageSize = 50;

    /// <summary>A word that many entries have, one that few have, both together, beginnings from one letter on, a surname with its umlaut, and what nobody wrote.</summary>
    private static readonly string[] Typed = ["delivery", "zirconium", "delivery zirconium", "d", "de", "refund inv", "müller", "qqq"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var entries = (int)LoadArguments.Number(arguments, 0, 1_000_000);
        var rounds = (int)LoadArguments.Number(arguments, 1, 7);
        var folder = Directory.CreateTempSubdirectory("pluginim-history-").FullName;
        try
        {
            var start = Stopwatch.GetTimestamp();
            var history = await LongHistory.CreateAsync(Path.Combine(folder, "history.db"), entries);
            Console.WriteLine(
                $"{entries:N0} entries: a file of {history.Megabytes:N0} MB, made in {Stopwatch.GetElapsedTime(start).TotalSeconds:N1} s");
            foreach (var contact in new[] { LongHistory.Busy, LongHistory.Ordinary })
            {
                await MeasureAsync(history, contact, rounds);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(LongHistory history, string contact, int rounds)
    {
        foreach (var (name, query) in Queries(contact, history))
        {
            List<double> milliseconds = [];
            var found = 0;
            for (var round = 0; round < rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                found = (await history.Store.SearchAsync(query, CancellationToken.None)).Entries.Count;
                milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Console.WriteLine(
                $"{contact}, {name}: {found} entries, first {milliseconds[0]:F2} ms, median {RateMeter.Median(milliseconds):F2} ms, slowest {milliseconds.Max():F2} ms");
        }
    }

    private static IEnumerable<(string Name, ContactHistoryQuery Query)> Queries(string contact, LongHistory history)
    {
        var all = new ContactHistoryQuery(contact) { PageSize = PageSize };
        yield return ("first page", all);
        yield return ("a page in the middle", all with { Continue = history.Middle });
        yield return ("a medium's first page", all with { Medium = Medium.Chat });
        yield return ("a year's first page", all with { From = LongHistory.Year, To = LongHistory.Year.AddYears(1) });
        foreach (var text in Typed)
        {
            yield return ($"'{text}'", all with { Text = text });
            yield return ($"'{text}' in a medium, in a year", all with { Text = text, Medium = Medium.Chat, From = LongHistory.Year, To = LongHistory.Year.AddYears(1) });
        }
    }
}
