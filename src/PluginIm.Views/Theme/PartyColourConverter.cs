using System.Globalization;
using System.Windows.Data;
using System.Windows.Media;

namespace PluginIm.Views;

/// <summary>Turns a configured colour, the brush it lies on, the theme's own brush and whether the theme has room for configured colours into the brush to write with.</summary>
internal sealed class PartyColourConverter : IMultiValueConverter
{
    public object? Convert(object[] values, Type targetType, object? parameter, CultureInfo culture)
    {
        var theme = values is [_, _, Brush brush, _] ? brush : null;
        if (values is not [string colour, SolidColorBrush background, _, true])
        {
            return theme;
        }

        try
        {
            var written = new SolidColorBrush(ReadableColour.On((Color)ColorConverter.ConvertFromString(colour), background.Color));
            written.Freeze();
            return written;
        }
        catch (FormatException)
        {
            // A colour that is none was named in the log when the options were read; the theme's holds.
            return theme;
        }
    }

    public object[] ConvertBack(object value, Type[] targetTypes, object? parameter, CultureInfo culture) => throw new NotSupportedException();
}
