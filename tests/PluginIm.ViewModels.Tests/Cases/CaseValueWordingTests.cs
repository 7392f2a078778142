using Microsoft.Extensions.Time.Testing;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Cases;

[TestClass]
public sealed class CaseValueWordingTests
{
    [TestMethod]
    [DataRow(CaseFieldType.Number, "1234567.5", "1,234,567.5")]
    [DataRow(CaseFieldType.Number, "-7", "-7")]
    [DataRow(CaseFieldType.Money, "1234.50 EUR", "1,234.50 EUR")]
    [DataRow(CaseFieldType.Date, "2026-03-01", "3/1/2026")]
    [DataRow(CaseFieldType.DateTime, "2026-03-01T14:05:00+01:00", "3/1/2026 1:05 PM")]
    [DataRow(CaseFieldType.DateTime, "2026-03-01T14:05:00Z", "3/1/2026 2:05 PM")]
    [DataRow(CaseFieldType.Flag, "true", "Yes")]
    [DataRow(CaseFieldType.Flag, "false", "No")]
    public void A_value_is_written_as_the_agents_culture_writes_it(CaseFieldType type, string value, string written)
    {
        using var _ = new InCulture("en-US");

        Assert.AreEqual(written, Word(type, value));
    }

    [TestMethod]
    [DataRow(CaseFieldType.Number, "1234567.5", "1.234.567,5")]
    [DataRow(CaseFieldType.Money, "1234.50 EUR", "1.234,50 EUR")]
    [DataRow(CaseFieldType.Date, "2026-03-01", "01.03.2026")]
    [DataRow(CaseFieldType.DateTime, "2026-03-01T14:05:00+01:00", "01.03.2026 13:05")]
    [DataRow(CaseFieldType.Flag, "true", "Ja")]
    public void And_in_German_as_Germans_do(CaseFieldType type, string value, string written)
    {
        using var _ = new InCulture("de-DE");

        Assert.AreEqual(written, Word(type, value));
    }

    [TestMethod]
    [DataRow(CaseFieldType.Number, "1e5")]
    [DataRow(CaseFieldType.Number, "about 5")]
    [DataRow(CaseFieldType.Number, "0.12345678901234567890")]
    [DataRow(CaseFieldType.Number, "99999999999999999999999999999999999")]
    [DataRow(CaseFieldType.Money, "1234.50")]
    [DataRow(CaseFieldType.Money, "12 EURO")]
    [DataRow(CaseFieldType.Money, "twelve EUR")]
    [DataRow(CaseFieldType.Date, "01.03.2026")]
    [DataRow(CaseFieldType.Date, "2026-02-30")]
    [DataRow(CaseFieldType.DateTime, "2026-03-01 14:05")]
    [DataRow(CaseFieldType.Flag, "maybe")]
    [DataRow(CaseFieldType.Text, "<Run Text=\"{Binding}\"/>")]
    public void What_is_not_written_as_its_type_says_is_shown_as_it_stands(CaseFieldType type, string value) => Assert.AreEqual(value, Word(type, value));

    [TestMethod]
    public void A_value_that_turns_the_direction_cannot() => Assert.AreEqual("a\uFFFDb", Word(CaseFieldType.Text, "a\u202Eb"));

    /// <summary>With the narrow blanks that cultures write as ordinary ones.</summary>
    private static string Word(CaseFieldType type, string value) =>
        CaseValueWording.Of(new CaseField("Key", "Label", value, type), new FakeTimeProvider()).Replace('\u202F', ' ').Replace('\u00A0', ' ');
}
