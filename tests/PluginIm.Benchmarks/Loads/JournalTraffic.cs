using System.Diagnostics;
using System.Globalization;
using PluginIm.Messaging;
using PluginIm.Messaging.Journal;

namespace PluginIm.Benchmarks;

/// <summary>Sessions that write message after message, each waiting until the journal has it. Their size is that of a day: each begins anew after that.</summary>
internal sealed class JournalTraffic(SqliteImJournal journal) : IAsyncDisposable
{
    private const int MessagesOfSession = 200;

    private static readonly ImParty Me = new("sip:kmilburn@im.test", "kmilburn", "Kate Milburn");

    private static readonly ImParty Peer = new("sip:amiller@im.test", "amiller", "Amy Miller");

    private static readonly DateTimeOffset Morning = new(2026, 3, 4, 9, 30, 0, TimeSpan.Zero);

    public static string Text { get; } = new('x', 100);

    public static JournalEntry Opened(string id) => new HeaderChanged(new JournaledHeader
    {
        SessionId = id, Me = Me, Peer = Peer, IsIncoming = false, State = ImSessionState.Connected, OpenedAt = Morning,
    });

    public static JournalEntry Message(string id, long ordinal) => new LineAppended(id, new JournaledMessage
    {
        Ordinal = ordinal,
        Time = Morning,
        Party = Me,
        MessageId = ordinal.ToString("x32", CultureInfo.InvariantCulture),
        Text = Text,
        IsMine = true,
        Delivery = ImDelivery.Queued,
    });

    /// <summary>So many sessions at once, for so long.</summary>
    public async Task<(double Rate, Latencies Times)> MeasureAsync(int outstanding, TimeSpan duration)
    {
        var times = new Latencies();
        var counter = new Counter();
        using var end = new CancellationTokenSource();
        var sessions = Enumerable.Range(0, outstanding).Select(number => Task.Run(() => WriteAsync($"s{number}", times, counter, end.Token))).ToArray();
        var rate = await RateMeter.MeasureAsync(() => counter.Value, duration);
        await end.CancelAsync();
        await Task.WhenAll(sessions);
        return (rate, times);
    }

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    private async Task WriteAsync(string id, Latencies times, Counter counter, CancellationToken end)
    {
        await journal.WriteAsync(Opened(id));
        for (var ordinal = 1L; !end.IsCancellationRequested; ordinal = (ordinal % MessagesOfSession) + 1)
        {
            var entry = Message(id, ordinal);
            var start = Stopwatch.GetTimestamp();
            await journal.WriteAsync(entry);
            times.AddSince(start);
            counter.Increment();
        }
    }
}
