using System.Globalization;

namespace PluginIm.ViewModels.Texts;

/// <summary>The beginning of a text, as it is shown and read aloud where there is room for a few lines alone.</summary>
internal static class Excerpt
{
    private const int Most = 300;

    /// <summary>Takes line breaks and runs of blanks for one blank, and cuts between characters as a reader counts them.</summary>
    public static string Of(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= Most)
        {
            return words;
        }

        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(words, end) is var next && next < Most)
        {
            end = next;
        }

        return words[..end].TrimEnd() + "…";
    }
}
