namespace SampleShell;

/// <summary>A word of a text, and how it is written for the search.</summary>
/// <param name="Start">Where it stands in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Folded">In small letters without accents: <c>muller</c> for Müller.</param>
/// <param name="SpelledOut">As who has no umlauts on the keyboard writes it: <c>mueller</c>; else the same as <paramref name="Folded"/>.</param>
internal sealed record SearchWord(int Start, int Length, string Folded, string SpelledOut);
