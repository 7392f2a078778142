namespace SampleShell;

/// <summary>The number under which an entry of the history is kept: it grows with the time at which the entry began.</summary>
internal static class HistoryPlace
{
    /// <summary>As many entries may begin in the same millisecond.</summary>
    private const int NumberBits = 20;

    public static long Of(DateTimeOffset startedAt, long number = 0) => (startedAt.ToUnixTimeMilliseconds() << NumberBits) + number;

    /// <summary>The places of the days from one to another, in a time zone.</summary>
    public static (long First, long Last) Between(DateOnly? from, DateOnly? to, TimeZoneInfo zone) =>
        (from is { } first ? Of(Midnight(first, zone)) : 0, to is { } last && last < DateOnly.MaxValue ? Of(Midnight(last.AddDays(1), zone)) - 1 : long.MaxValue);

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Before the first day of Unix time there is no entry.
        return day.Year < 1971 ? DateTimeOffset.UnixEpoch : new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
