using System.Globalization;

namespace PluginIm.ViewModels.Texts;

/// <summary>Words a time as the agent's clock and culture show it.</summary>
internal static class Clock
{
    public static string Show(DateTimeOffset time, TimeProvider timeProvider) => Local(time, timeProvider).ToString("T", CultureInfo.CurrentCulture);

    /// <summary>Without seconds.</summary>
    public static string ShowShort(DateTimeOffset time, TimeProvider timeProvider) => Local(time, timeProvider).ToString("t", CultureInfo.CurrentCulture);

    /// <summary>The day, with the name of the weekday where the culture has it in its long dates.</summary>
    public static string ShowDate(DateTimeOffset time, TimeProvider timeProvider) => Local(time, timeProvider).ToString("D", CultureInfo.CurrentCulture);

    /// <summary>A time that goes by: minutes and seconds, hours before them once there are any.</summary>
    public static string ShowElapsed(TimeSpan elapsed) => elapsed.TotalHours < 1
        ? elapsed.ToString(@"mm\:ss", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{(int)elapsed.TotalHours}:{elapsed:mm\\:ss}");

    /// <summary>Without seconds, with the day unless that is today.</summary>
    public static string ShowWithDay(DateTimeOffset time, TimeProvider timeProvider)
    {
        var local = Local(time, timeProvider);
        return local.ToString(local.Date == timeProvider.GetLocalNow().Date ? "t" : "g", CultureInfo.CurrentCulture);
    }

    private static DateTimeOffset Local(DateTimeOffset time, TimeProvider timeProvider) => TimeZoneInfo.ConvertTime(time, timeProvider.LocalTimeZone);
}
