using System.Globalization;
using PluginIm.Contracts.Options;

namespace SampleShell.Tests;

[TestClass]
public sealed class OptionWordingTests
{
    private static IEnumerable<object[]> Languages => [["en-US"], ["de-DE"]];

    [TestMethod]
    [DynamicData(nameof(Languages))]
    public void No_option_that_an_agent_may_choose_lacks_words(string language) => In(language, () =>
    {
        var lacking = AgentOptions.All.Where(option => OptionWording.Of(option) is var words
            && (words.Title == option.Name || !words.Meaning.EndsWith('.') || words.Meaning.Contains('`', StringComparison.Ordinal)));

        Assert.AreEqual("", string.Join(", ", lacking.Select(option => option.Name)));
        Assert.HasCount(AgentOptions.All.Count, AgentOptions.All.Select(option => OptionWording.Of(option).Title).Distinct());
    });

    [TestMethod]
    public void What_the_words_say_of_an_option_is_said_in_German_too()
    {
        foreach (var option in AgentOptions.All)
        {
            var (english, german) = (("", ""), ("", ""));
            In("en-US", () => english = OptionWording.Of(option));
            In("de-DE", () => german = OptionWording.Of(option));

            Assert.AreNotEqual(english.Item1, german.Item1, option.Name);
        }
    }

    [TestMethod]
    public void What_a_value_has_to_be_is_said_as_the_table_says_it() => In("en-US", () =>
    {
        foreach (var option in ImOptionTable.All)
        {
            Assert.AreEqual(option.Expected, OptionWording.Expected(option), option.Name);
        }
    });

    private static void In(string language, Action look)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            look();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
