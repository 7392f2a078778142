using System.Globalization;
using System.Windows.Data;

namespace SampleShell;

/// <summary>A name's initials, for an avatar.</summary>
internal sealed class InitialsText : IValueConverter
{
    public static InitialsText Instance { get; } = new();

    public object Convert(object? value, Type targetType, object? parameter, CultureInfo culture) => InitialsOf.Name(value as string ?? "");

    public object ConvertBack(object? value, Type targetType, object? parameter, CultureInfo culture) => throw new NotSupportedException();
}
