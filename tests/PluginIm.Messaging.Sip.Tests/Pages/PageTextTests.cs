using System.Globalization;
using System.Text;
using CsCheck;

namespace PluginIm.Messaging.Sip.Tests.Pages;

[TestClass]
public sealed class PageTextTests
{
    private static readonly Gen<string> Text =
        Gen.OneOfConst("a", " ", "\n", "ß", "大", "👍", "👨‍👩‍👧‍👦", "e\u0301", "🇩🇪", "\u0301").Array[0, 80].Select(parts => string.Concat(parts));

    [TestMethod]
    public void Parts_are_the_text_and_none_is_too_long_or_empty() => Gen.Select(Text, Gen.Int[4, 60]).Sample(
        (text, maxBytes) =>
        {
            var parts = PageText.Split(text, maxBytes);

            Assert.AreEqual(text, string.Concat(parts));
            foreach (var part in parts)
            {
                Assert.IsLessThanOrEqualTo(maxBytes, Encoding.UTF8.GetByteCount(part));
                Assert.AreEqual(part, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(part)), "half of a code point");
                Assert.IsTrue(part.Length > 0 || text.Length == 0);
            }
        },
        iter: 2000,
        threads: 1);

    [TestMethod]
    public void No_part_ends_within_what_its_reader_sees_as_one() => Text.Sample(
        text =>
        {
            var boundaries = StringInfo.ParseCombiningCharacters(text);

            var end = 0;
            foreach (var part in PageText.Split(text, 400).SkipLast(1))
            {
                end += part.Length;
                CollectionAssert.Contains(boundaries, end);
            }
        },
        iter: 500,
        threads: 1);

    [TestMethod]
    public void Words_stay_whole_where_a_part_is_not_mostly_empty_for_that() =>
        CollectionAssert.AreEqual(new[] { "one two ", "three ", "fourfourfo", "ur" }, PageText.Split("one two three fourfourfour", 10).ToArray());

    [TestMethod]
    public void Character_of_very_many_code_points_is_parted_between_them()
    {
        var text = "e" + new string('\u0301', 500);

        var parts = PageText.Split(text, 100);

        Assert.AreEqual(text, string.Concat(parts));
        Assert.HasCount(11, parts);
    }
}
