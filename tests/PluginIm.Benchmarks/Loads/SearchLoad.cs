using System.Diagnostics;
using SampleShell;

namespace PluginIm.Benchmarks;

/// <summary>
/// What a keystroke in the Team Communicator costs: each beginning of what agents type is searched for, among 100,000 targets and among 1,000, by turns.
/// One agent in twenty works at a desktop.
/// </summary>
internal static class SearchLoad
{
    private const int FewTargets = 1000;

    private const int Limit = 101;

    /// <summary>By name, surname first, logon, extension, number, e-mail address to its end, umlaut, and what nobody is called.</summary>
    private static readonly string[] Typed =
        ["amy miller", "müller, j", "amiller77", "4102", "+1 555 0141", "smith12@im.test", "jurgen", "s s", "qqq"];

    private static readonly TargetFilter[] Filters =
        [TargetFilter.Everything, new(ReadyOnly: true), new(Queues: true), new(RoutingPoints: true, ReadyOnly: true)];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var many = (int)LoadArguments.Number(arguments, 0, 100_000);
        var rounds = (int)LoadArguments.Number(arguments, 1, 5);
        var folder = Directory.CreateTempSubdirectory("pluginim-search-").FullName;
        try
        {
            var start = Stopwatch.GetTimestamp();
            var among = await SearchedDirectory.CreateAsync(Path.Combine(folder, "many.db"), many);
            Console.WriteLine($"{many:N0} targets: a file of {among.Megabytes:N0} MB, made in {Stopwatch.GetElapsedTime(start).TotalSeconds:N1} s");
            var few = await SearchedDirectory.CreateAsync(Path.Combine(folder, "few.db"), FewTargets);
            foreach (var filter in Filters)
            {
                await CompareAsync(among, few, filter, rounds);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task CompareAsync(SearchedDirectory many, SearchedDirectory few, TargetFilter filter, int rounds)
    {
        await TypeAllAsync(many, filter);
        await TypeAllAsync(few, filter);
        List<(string Text, double Milliseconds)> amongMany = [];
        List<(string Text, double Milliseconds)> amongFew = [];
        for (var round = 0; round < rounds; round++)
        {
            amongMany.AddRange(await TypeAllAsync(many, filter));
            amongFew.AddRange(await TypeAllAsync(few, filter));
        }

        var slowest = amongMany.GroupBy(search => search.Text)
            .Select(searches => (Text: searches.Key, Median: RateMeter.Median(searches.Select(search => search.Milliseconds))))
            .MaxBy(search => search.Median);
        var (median, medianOfFew) = (Median(amongMany), Median(amongFew));
        Console.WriteLine(
            $"{Describe(filter)}: median {median:F2} ms a keystroke, 99 of 100 within {Percentile(amongMany, 0.99):F2} ms; slowest '{slowest.Text}' {slowest.Median:F2} ms; "
            + $"among {FewTargets:N0} {medianOfFew:F2} ms: {median / medianOfFew:F1} times");
    }

    private static async Task<List<(string Text, double Milliseconds)>> TypeAllAsync(SearchedDirectory directory, TargetFilter filter)
    {
        List<(string Text, double Milliseconds)> searches = [];
        foreach (var text in Typed.SelectMany(typed => Enumerable.Range(1, typed.Length).Select(length => typed[..length])))
        {
            if (DirectoryQuery.TryParse(text) is { } query)
            {
                var start = Stopwatch.GetTimestamp();
                await directory.Targets.SearchAsync(query, filter, "nobody", Limit, CancellationToken.None);
                searches.Add((text, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
            }
        }

        return searches;
    }

    private static string Describe(TargetFilter filter) => (filter.HasKinds, filter.ReadyOnly) switch
    {
        (false, false) => "no filter",
        (false, true) => "ready only",
        (true, false) => "one kind",
        _ => "one kind, ready only",
    };

    private static double Median(IEnumerable<(string Text, double Milliseconds)> searches) =>
        RateMeter.Median(searches.Select(search => search.Milliseconds));

    private static double Percentile(List<(string Text, double Milliseconds)> searches, double share) =>
        searches.Select(search => search.Milliseconds).Order().ElementAt((int)((searches.Count - 1) * share));
}
