using System.Globalization;
using System.Text;

namespace SampleShell;

/// <summary>What the agent typed, as the full-text index and the column of digits want it.</summary>
internal sealed record DirectoryQuery(string Match, string? Digits)
{
    private const string PhonePunctuation = "+-/(). ";

    private const int FewestDigits = 2;

    /// <summary>Null when nothing was typed that could be searched for.</summary>
    public static DirectoryQuery? TryParse(string text)
    {
        var trimmed = text.Trim();
        var match = new StringBuilder();
        foreach (var word in trimmed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            // The index cuts at everything that is no letter or digit: a word without any would match nothing.
            if (word.Any(char.IsLetterOrDigit))
            {
                match.Append(match.Length > 0 ? " AND " : "");
                match.Append(CultureInfo.InvariantCulture, $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"*");
            }
        }

        if (match.Length == 0)
        {
            return null;
        }

        var isPhone = trimmed.All(letter => char.IsAsciiDigit(letter) || PhonePunctuation.Contains(letter, StringComparison.Ordinal));
        var digits = new string([.. trimmed.Where(char.IsAsciiDigit)]);
        return new DirectoryQuery(match.ToString(), isPhone && digits.Length >= FewestDigits ? digits : null);
    }
}
