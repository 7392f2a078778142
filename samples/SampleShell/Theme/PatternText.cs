using System.Globalization;
using System.Windows.Data;

namespace SampleShell;

/// <summary>Puts a value into a sentence, which is the parameter.</summary>
internal sealed class PatternText : IValueConverter
{
    public static PatternText Instance { get; } = new();

    public object Convert(object? value, Type targetType, object? parameter, CultureInfo culture) => ((string)parameter!).With(value ?? "");

    public object ConvertBack(object? value, Type targetType, object? parameter, CultureInfo culture) => throw new NotSupportedException();
}
