namespace SampleShell;

/// <summary>A word of a text, and how it is written for the search.</summary>
/// <param name="Start">Where it stands in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Folded">In small letters without accents: <c>muller</c> for Müller.</param>
/// <param name="SpelledOut">As who has no umlauts on the keyboard writes it: <c>mueller</c>; else the same as <paramref name="Folded"/>.</param>
internal sealed record SearchWord(int Start, int Length, string Folded, string SpelledOut)
{
    /// <summary>
    /// As the full-text index is asked for it, being the beginning of a word. Folded words are letters and digits alone: none of the query language's signs is
    /// among them.
    /// </summary>
    public string Term => SpelledOut == Folded ? $"\"{Folded}\"*" : $"(\"{Folded}\"* OR \"{SpelledOut}\"*)";
}
