namespace SampleShell.Tests;

[TestClass]
public sealed class DirectoryQueryTests
{
    [TestMethod]
    [DataRow("amy", "\"amy\"*", null)]
    [DataRow("amy  miller", "\"amy\"* AND \"miller\"*", null)]
    [DataRow("a\"b", "\"a\"\"b\"*", null)]
    [DataRow("amy - miller", "\"amy\"* AND \"miller\"*", null)]
    [DataRow("41", "\"41\"*", "41")]
    [DataRow("4", "\"4\"*", null)]
    [DataRow("+1 (555) 41", "\"+1\"* AND \"(555)\"* AND \"41\"*", "155541")]
    [DataRow("room 41", "\"room\"* AND \"41\"*", null)]
    public void Words_become_prefixes_and_a_phone_number_its_digits(string typed, string match, string? digits) =>
        Assert.AreEqual(new DirectoryQuery(match, digits), DirectoryQuery.TryParse(typed));

    [TestMethod]
    [DataRow("")]
    [DataRow(" \t ")]
    [DataRow("\"*")]
    public void Nothing_to_search_for_is_no_query(string typed) => Assert.IsNull(DirectoryQuery.TryParse(typed));
}
