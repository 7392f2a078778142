using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>A choice of the filter by time.</summary>
/// <param name="Days">How many days back; null for no limit by days.</param>
/// <param name="IsBetween">Whether the agent writes the first and the last day.</param>
public sealed record HistoryRange(int? Days, bool IsBetween = false)
{
    private const int Year = 365;

    internal static IReadOnlyList<HistoryRange> All { get; } = [new(Days: null), new(7), new(30), new(Year), new(Days: null, IsBetween: true)];

    /// <summary>The choice in words.</summary>
    public string Text => (Days, IsBetween) switch
    {
        (_, true) => Words.HistoryBetween,
        (null, _) => Words.HistoryAnyTime,
        (Year, _) => Words.HistoryLastYear,
        ({ } days, _) => Wording.Fill(Words.HistoryLastDays, days),
    };

    /// <inheritdoc/>
    public override string ToString() => Text;
}
