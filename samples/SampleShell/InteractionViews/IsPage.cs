using System.Globalization;
using System.Windows.Data;

namespace SampleShell;

/// <summary>Whether a page is the one that the parameter names; checking it turns to that page.</summary>
internal sealed class IsPage : IValueConverter
{
    public object Convert(object? value, Type targetType, object? parameter, CultureInfo culture) => Equals(value, parameter);

    public object? ConvertBack(object? value, Type targetType, object? parameter, CultureInfo culture) => value is true ? parameter : Binding.DoNothing;
}
