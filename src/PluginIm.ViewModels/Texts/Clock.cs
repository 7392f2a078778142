using System.Globalization;

namespace PluginIm.ViewModels.Texts;

/// <summary>Words a time as the agent's clock and culture show it.</summary>
internal static class Clock
{
    public static string Show(DateTimeOffset time, TimeProvider timeProvider) =>
        TimeZoneInfo.ConvertTime(time, timeProvider.LocalTimeZone).ToString("T", CultureInfo.CurrentCulture);
}
