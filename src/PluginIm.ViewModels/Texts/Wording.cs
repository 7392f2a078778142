using System.Globalization;

namespace PluginIm.ViewModels.Texts;

/// <summary>Fills the placeholders of <see cref="Words"/> in the agent's culture.</summary>
internal static class Wording
{
    public static string Fill(string words, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, words, values);

    /// <summary>The status code and phrase of the network as far as there are any; null without both.</summary>
    public static string? StatusAndPhrase(int? status, string? phrase) => (status, string.IsNullOrWhiteSpace(phrase)) switch
    {
        (null, true) => null,
        (null, false) => phrase,
        ({ } code, true) => code.ToString(CultureInfo.InvariantCulture),
        ({ } code, false) => Fill(Words.StatusAndPhrase, code, phrase),
    };
}
