using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels.Tests.Texts;

[TestClass]
public sealed class ExcerptTests
{
    [TestMethod]
    [DataRow("Hello", "Hello")]
    [DataRow("", "")]
    [DataRow("One\ntwo\r\n\r\n  three", "One two three")]
    public void Line_breaks_and_runs_of_blanks_are_one_blank(string text, string excerpt) => Assert.AreEqual(excerpt, Excerpt.Of(text));

    [TestMethod]
    public void A_long_text_ends_with_an_ellipsis()
    {
        var excerpt = Excerpt.Of(new string('a', 4000));

        Assert.AreEqual(new string('a', 299) + "…", excerpt);
        Assert.AreEqual(new string('a', 300), Excerpt.Of(new string('a', 300)));
    }

    [TestMethod]
    public void A_character_of_several_signs_is_not_cut_in_two()
    {
        var family = "👨‍👩‍👧‍👦";
        var excerpt = Excerpt.Of(string.Concat(Enumerable.Repeat(family, 100)));

        Assert.AreEqual(0, (excerpt.Length - 1) % family.Length);
        Assert.IsLessThanOrEqualTo(301, excerpt.Length);
        Assert.IsGreaterThan(280, excerpt.Length);
    }
}
