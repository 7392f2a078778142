using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PluginIm.Messaging;
using PluginIm.Messaging.Journal;

namespace PluginIm.Benchmarks;

/// <summary>
/// What it costs to have a message in the journal, one after the other and many at a time, beside a bare append of the same bytes to a file
/// that is flushed each time; then, what 10,000 sessions cost when they are read. On the disk that holds the temporary files.
/// </summary>
internal static class JournalLoad
{
    private const int ManySessions = 10_000;
    private const int LinesOfEach = 10;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var duration = LoadArguments.Seconds(arguments, 0, 2);
        var rounds = (int)LoadArguments.Number(arguments, 1, 3);
        var folder = Directory.CreateTempSubdirectory("pluginim-journal-").FullName;
        try
        {
            await MeasureWritesAsync(Path.Combine(folder, "writes"), duration, rounds);
            await MeasureReadingAsync(Path.Combine(folder, "reading"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task MeasureWritesAsync(string folder, TimeSpan duration, int rounds)
    {
        await using var traffic = new JournalTraffic(Open(folder));
        await traffic.MeasureAsync(1, WarmUp);
        await traffic.MeasureAsync(64, WarmUp);
        foreach (var outstanding in new[] { 1, 64 })
        {
            List<(double Raw, double Journal)> all = [];
            for (var round = 0; round < rounds; round++)
            {
                var raw = RawAppend.Measure(Path.Combine(folder, "raw"), JournalTraffic.Text, duration);
                var (rate, times) = await traffic.MeasureAsync(outstanding, duration);
                all.Add((raw, rate));
                Console.WriteLine(
                    $"  raw {raw:N0}/s, journal {rate:N0}/s "
                    + $"(p50 {times.Percentile(0.5).TotalMilliseconds:F2} ms, p99 {times.Percentile(0.99).TotalMilliseconds:F2} ms)");
            }

            Console.WriteLine(
                $"{outstanding} at a time, medians of {rounds} rounds: raw append {1e6 / RateMeter.Median(all.Select(round => round.Raw)):F1} us, "
                + $"journal {1e6 / RateMeter.Median(all.Select(round => round.Journal)):F1} us each, "
                + $"{RateMeter.Median(all.Select(round => round.Raw / round.Journal)):F1} times raw");
        }
    }

    private static async Task MeasureReadingAsync(string folder)
    {
        await using (var journal = Open(folder))
        {
            foreach (var numbers in Enumerable.Range(1, ManySessions).Chunk(1000))
            {
                await Task.WhenAll(numbers.SelectMany(Session).Select(entry => journal.WriteAsync(entry).AsTask()));
            }
        }

        await using var reopened = Open(folder);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var sessions = await reopened.LoadAsync(CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(start);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(
            $"{sessions.Count:N0} sessions of {LinesOfEach} messages, {new FileInfo(reopened.File).Length / 1e6:F1} MB: opened, checked and read in "
            + $"{took.TotalMilliseconds:N0} ms; {bytes / sessions.Count:N0} bytes a session as read");
    }

    private static SqliteImJournal Open(string folder) => new(
        "sip:kmilburn@im.test", new SqliteImJournalOptions { Directory = folder }, TimeProvider.System, NullLogger<SqliteImJournal>.Instance);

    private static IEnumerable<JournalEntry> Session(int number)
    {
        var id = number.ToString("x32", CultureInfo.InvariantCulture);
        return Enumerable.Range(1, LinesOfEach).Select(ordinal => JournalTraffic.Message(id, ordinal)).Prepend(JournalTraffic.Opened(id));
    }
}
