using System.Globalization;
using System.Windows.Data;
using System.Windows.Media;

namespace PluginIm.Views;

/// <summary>Turns per cent into the transform that shows an element in this size.</summary>
internal sealed class PercentToScaleConverter : IValueConverter
{
    public object Convert(object? value, Type targetType, object? parameter, CultureInfo culture)
    {
        if (value is not int percent || percent == 100)
        {
            return Transform.Identity;
        }

        var scale = new ScaleTransform(percent / 100.0, percent / 100.0);
        scale.Freeze();
        return scale;
    }

    public object ConvertBack(object? value, Type targetType, object? parameter, CultureInfo culture) => throw new NotSupportedException();
}
