using System.Globalization;
using System.Windows;
using System.Windows.Data;

namespace PluginIm.Views;

/// <summary>Shows an element only while there is something to show in it.</summary>
internal sealed class ShownWhenSetConverter : IValueConverter
{
    public object Convert(object? value, Type targetType, object? parameter, CultureInfo culture) =>
        value is null or "" ? Visibility.Collapsed : Visibility.Visible;

    public object ConvertBack(object? value, Type targetType, object? parameter, CultureInfo culture) => throw new NotSupportedException();
}
