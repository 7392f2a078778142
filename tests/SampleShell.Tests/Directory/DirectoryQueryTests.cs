namespace SampleShell.Tests;

[TestClass]
public sealed class DirectoryQueryTests
{
    [TestMethod]
    [DataRow("amy", "\"amy\"*")]
    [DataRow("Amy  MILLER", "\"amy\"* AND \"miller\"*")]
    [DataRow("a\"b", "\"a\"* AND \"b\"*")]
    [DataRow("amy - miller", "\"amy\"* AND \"miller\"*")]
    [DataRow("amy amy", "\"amy\"*")]
    [DataRow("amiller@im.t", "\"amiller\"* AND \"im\"* AND \"t\"*")]
    [DataRow("Müller", "(\"muller\"* OR \"mueller\"*)")]
    [DataRow("41", "\"41\"*")]
    [DataRow("+1 (555) 41", "(\"1\"* AND \"555\"* AND \"41\"*) OR \"155541\"*")]
    [DataRow("room 41", "\"room\"* AND \"41\"*")]
    public void Words_become_beginnings_and_a_phone_number_its_digits_too(string typed, string match) =>
        Assert.AreEqual(new DirectoryQuery(match), DirectoryQuery.TryParse(typed));

    [TestMethod]
    [DataRow("")]
    [DataRow(" \t ")]
    [DataRow("\"*")]
    public void Nothing_to_search_for_is_no_query(string typed) => Assert.IsNull(DirectoryQuery.TryParse(typed));

    [TestMethod]
    public void A_kind_that_is_wanted_narrows_the_search_by_a_sign_that_nobody_can_type()
    {
        Assert.AreEqual("\"amy\"*", KindSign.Narrow("\"amy\"*", new TargetFilter(ReadyOnly: true)));
        Assert.AreEqual("(\"\uE000\" OR \"\uE002\") AND (\"amy\"*)", KindSign.Narrow("\"amy\"*", new TargetFilter(Agents: true, Queues: true)));
        Assert.IsNull(DirectoryQuery.TryParse("\uE000"));
    }

    [TestMethod]
    public void A_text_pasted_by_mistake_is_cut()
    {
        var query = DirectoryQuery.TryParse(string.Concat(Enumerable.Range(0, 10_000).Select(number => $"word{number} ")))!;

        Assert.IsLessThan(200, query.Match.Length);
    }
}
