using Microsoft.Extensions.Time.Testing;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Cases;

[TestClass]
public sealed class CaseSummaryTests
{
    [TestMethod]
    public void Contact_subject_and_medium_come_first_and_then_the_named_fields_in_their_order()
    {
        using var _ = new InCulture("en-US");

        var lines = Of(new CustomerCall().CaseInformation, "Amount", "Unknown", "CustomerNumber");

        CollectionAssert.AreEqual(
            new[] { "Contact: Ada Byron", "Subject: Invoice 4711 was paid twice", "Medium: Call", "Amount: 1,234.50 EUR", "Customer number: 17-4711" }, lines);
    }

    [TestMethod]
    public void Where_none_is_named_the_first_three_are_shown() => CollectionAssert.AreEqual(
        new[] { "L1: V1", "L2: V2", "L3: V3" }, Of(new CaseInformation { Fields = Many(200) }));

    [TestMethod]
    public void However_many_are_named_eight_are_shown() =>
        Assert.HasCount(8, Of(new CaseInformation { Fields = Many(200) }, [.. Enumerable.Range(1, 200).Select(number => $"K{number}")]));

    [TestMethod]
    public void An_empty_case_has_no_lines() => Assert.IsEmpty(Of(CaseInformation.Empty));

    [TestMethod]
    public void A_value_that_is_empty_has_no_line() =>
        Assert.IsEmpty(Of(new CaseInformation { Subject = " ", Fields = [new CaseField("K", "Label", "\r\n")] }));

    [TestMethod]
    public void A_long_or_hostile_value_is_cut_and_stays_in_its_line()
    {
        var lines = Of(new CaseInformation { Subject = "a\u202Eb\nc\0", Fields = [new CaseField("K", "L\nL", new string('x', 12_000))] });

        Assert.AreEqual("Subject: a\uFFFDb c\uFFFD", lines[0]);
        Assert.StartsWith("L L: xxx", lines[1]);
        Assert.IsLessThan(320, lines[1].Length);
        Assert.EndsWith("…", lines[1]);
    }

    private static CaseField[] Many(int count) => [.. Enumerable.Range(1, count).Select(number => new CaseField($"K{number}", $"L{number}", $"V{number}"))];

    private static string[] Of(CaseInformation information, params string[] keys) =>
        [.. CaseSummary.Of(information, keys, new FakeTimeProvider()).Select(line => line.Text)];
}
