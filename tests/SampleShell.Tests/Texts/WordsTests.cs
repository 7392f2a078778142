using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;

namespace SampleShell.Tests;

[TestClass]
public sealed partial class WordsTests
{
    private static readonly string[] Names =
        [.. typeof(Words).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.Name).Order(StringComparer.Ordinal)];

    /// <summary>What agents call by the same name in German.</summary>
    private static readonly string[] NamesOfThings = ["Agent Desktop", "Agent Desktop – {0}", "Team Communicator", "Routing Point", "Routing Points"];

    [TestMethod]
    public void English_has_every_word_and_no_other() => CollectionAssert.AreEqual(Names, In(CultureInfo.InvariantCulture).Keys.Order(StringComparer.Ordinal).ToArray());

    [TestMethod]
    public void German_has_every_word_with_its_placeholders()
    {
        var english = In(CultureInfo.InvariantCulture);
        var german = In(CultureInfo.GetCultureInfo("de"));

        CollectionAssert.AreEqual(Names, german.Keys.Order(StringComparer.Ordinal).ToArray());
        foreach (var name in Names)
        {
            Assert.AreEqual(Placeholders(english[name]), Placeholders(german[name]), name);
        }
    }

    [TestMethod]
    [DataRow("en-US", "Nobody and nothing matches “x”.")]
    [DataRow("de-DE", "Niemand und nichts passt zu „x“.")]
    [DataRow("fr-FR", "Nobody and nothing matches “x”.")]
    public void Words_follow_the_language_of_the_thread(string culture, string sentence)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.AreEqual(sentence, Words.NoResult.With("x"));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [TestMethod]
    public void No_word_is_the_same_in_both_but_names()
    {
        var german = In(CultureInfo.GetCultureInfo("de"));

        var same = In(CultureInfo.InvariantCulture).Where(word => german[word.Key] == word.Value && TwoWords().IsMatch(word.Value)).Select(word => word.Value);

        CollectionAssert.IsSubsetOf(same.Distinct().ToArray(), NamesOfThings, "Not translated.");
    }

    private static Dictionary<string, string> In(CultureInfo culture)
    {
        var words = new ResourceManager("SampleShell.Words", typeof(Words).Assembly);
        return words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static string Placeholders(string text) => string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct().Order());

    [GeneratedRegex(@"\p{L}{2} \p{L}{2}")]
    private static partial Regex TwoWords();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();
}
