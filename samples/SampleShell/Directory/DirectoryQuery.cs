namespace SampleShell;

/// <summary>What the agent typed, as the full-text index wants it: every word is the beginning of one that the target has.</summary>
internal sealed record DirectoryQuery(string Match)
{
    /// <summary>More than any name or number has; what is pasted by mistake is cut there.</summary>
    public const int MostCharacters = 100;

    private const int MostWords = 8;

    private const string PhonePunctuation = "+-/(). ";

    /// <summary>Null when nothing was typed that could be searched for.</summary>
    public static DirectoryQuery? TryParse(string text)
    {
        var typed = Cut(text);
        var words = SearchWords.In(typed).Take(MostWords).Select(word => word.Term).Distinct().ToList();
        if (words.Count == 0)
        {
            return null;
        }

        var match = string.Join(" AND ", words);
        return new DirectoryQuery(PhoneDigits(typed) is { } digits && words.Count > 1 ? $"({match}) OR \"{digits}\"*" : match);
    }

    /// <summary>The digits of what looks like a phone number that is being typed; null when it looks like something else.</summary>
    public static string? PhoneDigits(string text)
    {
        var isPhone = text.All(letter => char.IsAsciiDigit(letter) || PhonePunctuation.Contains(letter, StringComparison.Ordinal));
        var digits = SearchWords.Digits(text);
        return isPhone && digits.Length >= SearchWords.FewestDigits ? digits : null;
    }

    private static string Cut(string text) => text.Length > MostCharacters ? text[..MostCharacters] : text;
}
