using System.Globalization;
using System.Windows;
using System.Windows.Data;

namespace PluginIm.Views;

/// <summary>Shows an element only while something is not so.</summary>
internal sealed class HiddenWhenConverter : IValueConverter
{
    public object Convert(object? value, Type targetType, object? parameter, CultureInfo culture) =>
        value is true ? Visibility.Collapsed : Visibility.Visible;

    public object ConvertBack(object? value, Type targetType, object? parameter, CultureInfo culture) => throw new NotSupportedException();
}
