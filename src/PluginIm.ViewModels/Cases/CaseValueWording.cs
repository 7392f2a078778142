using System.Globalization;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>Words a value of a case in the agent's culture. What is not written as its type says is shown as it stands.</summary>
internal static class CaseValueWording
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private const int MostDecimals = 10;
    private const char NoBreak = '\u00A0';

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>Words a value.</summary>
    public static string Of(CaseField field, TimeProvider timeProvider) => PlainText.Of(Typed(field, timeProvider) ?? field.Value);

    private static string? Typed(CaseField field, TimeProvider timeProvider) => field.Type switch
    {
        CaseFieldType.Number => Number(field.Value),
        CaseFieldType.Money => Money(field.Value),
        CaseFieldType.Date => Date(field.Value),
        CaseFieldType.DateTime => Moment(field.Value, timeProvider),
        CaseFieldType.Flag => Flag(field.Value),
        _ => null,
    };

    /// <summary>With as many decimals as are written.</summary>
    private static string? Number(string value)
    {
        var point = value.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : value.Length - point - 1;
        return decimals <= MostDecimals && decimal.TryParse(value, Plain, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture)
            : null;
    }

    /// <summary>The currency by its code: signs such as that of the dollar stand for several.</summary>
    private static string? Money(string value) => value.Split(' ') is [var amount, { Length: 3 } currency] && currency.All(char.IsAsciiLetterUpper) && Number(amount) is { } number
        ? $"{number}{NoBreak}{currency}"
        : null;

    private static string? Date(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d", CultureInfo.CurrentCulture) : null;

    private static string? Moment(string value, TimeProvider timeProvider)
    {
        // The zone of a moment in UTC is written as a letter.
        var written = value.EndsWith('Z') ? value[..^1] + "+00:00" : value;
        return DateTimeOffset.TryParseExact(written, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? TimeZoneInfo.ConvertTime(moment, timeProvider.LocalTimeZone).ToString("g", CultureInfo.CurrentCulture)
            : null;
    }

    private static string? Flag(string value) => value switch
    {
        "true" => Words.Yes,
        "false" => Words.No,
        _ => null,
    };
}
