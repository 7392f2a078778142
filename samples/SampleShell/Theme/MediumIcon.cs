using System.Globalization;
using System.Windows;
using System.Windows.Data;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The sign of a medium; that of a conversation where there is none.</summary>
internal sealed class MediumIcon : IValueConverter
{
    public object Convert(object? value, Type targetType, object? parameter, CultureInfo culture) => Application.Current.FindResource(value switch
    {
        Medium.Voice => "Icon.Phone",
        Medium.Email => "Icon.Email",
        Medium.Chat => "Icon.Chat",
        Medium.Workitem => "Icon.Workitem",
        _ => "Icon.Interactions",
    });

    public object ConvertBack(object? value, Type targetType, object? parameter, CultureInfo culture) => throw new NotSupportedException();
}
