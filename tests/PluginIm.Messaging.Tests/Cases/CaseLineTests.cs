using PluginIm.Contracts;

namespace PluginIm.Messaging.Tests.Cases;

[TestClass]
public sealed class CaseLineTests
{
    private static readonly CaseInformation Case = new()
    {
        Contact = new InteractionContact("1", "Anna Berger"),
        Subject = "Invoice",
        Fields = [new CaseField("a", "A", "one"), new CaseField("b", "B", "two"), new CaseField("c", "C", "")],
    };

    [TestMethod]
    public void All_that_is_known_stands_in_one_line() => Assert.AreEqual("[Anna Berger | Invoice | A: one | B: two]", CaseLine.Of(Case, []));

    [TestMethod]
    public void The_keys_of_the_notification_and_their_order_hold() =>
        Assert.AreEqual("[Anna Berger | Invoice | B: two | A: one]", CaseLine.Of(Case, ["b", "none", "a"]));

    [TestMethod]
    public void Of_nothing_there_is_no_line() => Assert.IsNull(CaseLine.Of(CaseInformation.Empty, []));

    [TestMethod]
    public void No_value_breaks_the_line_or_turns_it()
    {
        var hostile = new CaseInformation { Fields = [new CaseField("k", "L\r\n", "a\0b\u202Ec\u2028d\u0007")] };

        Assert.AreEqual("[L: a b c d]", CaseLine.Of(hostile, []));
    }

    [TestMethod]
    public void The_line_stays_short_whatever_the_case_has()
    {
        var large = new CaseInformation { Fields = [.. Enumerable.Range(0, 200).Select(index => new CaseField($"{index}", "Label", new string('v', 12_000)))] };

        var line = CaseLine.Of(large, [])!;

        Assert.IsLessThan(600, line.Length);
        StringAssert.EndsWith(line, "| …]");
    }
}
