using System.Globalization;

namespace SampleShell;

/// <summary>Where the main window is placed, in device-independent pixels.</summary>
internal sealed record WindowBounds(int X, int Y, int Width, int Height)
{
    public static WindowBounds? TryParse(string text)
    {
        var parts = text.Split(',');
        var numbers = new int[4];
        if (parts.Length != numbers.Length)
        {
            return null;
        }

        for (var index = 0; index < numbers.Length; index++)
        {
            if (!int.TryParse(parts[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[index]))
            {
                return null;
            }
        }

        return numbers[2] > 0 && numbers[3] > 0 ? new WindowBounds(numbers[0], numbers[1], numbers[2], numbers[3]) : null;
    }
}
