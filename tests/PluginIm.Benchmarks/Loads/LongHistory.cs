using System.Globalization;
using PluginIm.Contracts;
using SampleShell;

namespace PluginIm.Benchmarks;

/// <summary>A history as long as asked for, over ten years: every second entry is of one contact, the others of contacts who have ten each.</summary>
internal sealed record LongHistory(HistoryStore Store, string Middle, long Megabytes)
{
    public const string Busy = "C-busy";

    public const string Ordinary = "C-7";

    private const int EntriesOfOrdinary = 10;

    private const int Rare = 10_007;

    private static readonly DateTimeOffset Beginning = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Subjects =
        ["Delivery", "Invoice", "Refund", "Warranty", "Installation", "Return", "Voucher", "Complaint", "Advice", "Change of address"];

    private static readonly string[] Sentences =
    [
        "The parcel was promised for the morning and came in the evening.", "Customer asks for a refund of the second payment.",
        "Spoke with the carrier, delivery again tomorrow.", "Sent the invoice once more to the new address.", "Frau Müller is satisfied with the answer.",
        "The machine leaks below the door, a technician comes on Friday.", "Voucher was accepted after it had been made valid again.",
        "Wants to know which filter fits and how often it has to be changed.", "Explained the terms of the extended warranty.",
    ];

    private static readonly string[] Agents = ["Kate Milburn", "Amy Miller", "Brian Novak", "Zoë Baumann", "Carla Rossi"];

    public static DateOnly Year { get; } = new(2020, 1, 1);

    public static async Task<LongHistory> CreateAsync(string file, int count)
    {
        var database = DirectoryDatabase.Open(file);
        using (var connection = database.Connect())
        {
            using var transaction = connection.BeginTransaction();
            for (var number = 0; number < count; number++)
            {
                HistoryStore.Add(connection, transaction, ContactOf(number), Entry(number, count));
            }

            await transaction.CommitAsync();
        }

        var middle = HistoryPlace.Of(Beginning.AddMinutes(Minute(count / 2, count))).ToString(CultureInfo.InvariantCulture);
        return new LongHistory(new HistoryStore(database, TimeProvider.System), middle, new FileInfo(file).Length / 1_000_000);
    }

    private static string ContactOf(int number) => number % 2 == 0
        ? Busy
        : string.Create(CultureInfo.InvariantCulture, $"C-{number / 2 / EntriesOfOrdinary}");

    private static double Minute(int number, int count) => 10.0 * 365 * 24 * 60 * number / count;

    private static ContactHistoryDetail Entry(int number, int count)
    {
        // Parts that share no divisor, so that words, media and contacts come together in every way.
        var (first, second) = (Sentences[number / 2 % Sentences.Length], Sentences[number / 7 % Sentences.Length]);
        return new ContactHistoryDetail(
            new ContactHistoryEntry(
                "", (Medium)(1 + (number / 2 % 4)), Beginning.AddMinutes(Minute(number, count)), Subjects[number / 3 % Subjects.Length], Agents[number % Agents.Length]),
            number % Rare == 0 ? $"{first} It has a part of zirconium." : $"{first} {second}",
            [new CaseField("Order", "Order", string.Create(CultureInfo.InvariantCulture, $"{number % 90_000}"))]);
    }
}
