namespace SampleShell;

/// <summary>Marks in a text what the agent typed, by the same folding as the search: <c>mul</c> is found and marked in Müller.</summary>
internal static class Matches
{
    public static IReadOnlyList<TextPart> In(string text, string typed)
    {
        var marked = new bool[text.Length];
        foreach (var beginning in SearchWords.In(typed))
        {
            Mark(text, marked, beginning);
        }

        return Parts(text, marked);
    }

    /// <summary>Also across the signs between the digits of a number.</summary>
    public static IReadOnlyList<TextPart> InPhone(string phone, string typed)
    {
        var places = Enumerable.Range(0, phone.Length).Where(index => char.IsAsciiDigit(phone[index])).ToArray();
        if (DirectoryQuery.PhoneDigits(typed) is not { } digits
            || SearchWords.Digits(phone).IndexOf(digits, StringComparison.Ordinal) is not (>= 0 and var start))
        {
            return In(phone, typed);
        }

        var marked = new bool[phone.Length];
        Array.Fill(marked, true, places[start], places[start + digits.Length - 1] + 1 - places[start]);
        return Parts(phone, marked);
    }

    private static void Mark(string text, bool[] marked, SearchWord beginning)
    {
        foreach (var word in SearchWords.In(text))
        {
            var span = text.AsSpan(word.Start, word.Length);
            var length = Math.Max(SearchWords.LengthOfBeginning(span, beginning.Folded), SearchWords.LengthOfBeginning(span, beginning.SpelledOut));
            Array.Fill(marked, true, word.Start, length);
        }
    }

    private static List<TextPart> Parts(string text, bool[] marked)
    {
        var parts = new List<TextPart>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = Array.IndexOf(marked, !marked[start], start);
            end = end < 0 ? text.Length : end;
            parts.Add(new TextPart(text[start..end], marked[start]));
        }

        return parts;
    }
}
