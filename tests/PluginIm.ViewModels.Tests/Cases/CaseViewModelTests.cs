using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Cases;

[TestClass]
public sealed class CaseViewModelTests
{
    private static readonly CaseInformation Typical = new CustomerCall().CaseInformation;

    private readonly Mock<ILinkOpener> _opener = new();
    private readonly Mock<IPhoneCalls> _calls = new();

    [TestMethod]
    public void All_that_is_known_is_shown_contact_subject_and_medium_first()
    {
        var @case = Show(Typical);

        CollectionAssert.AreEqual(
            new[] { "Contact: Ada Byron", "Subject: Invoice 4711 was paid twice", "Medium: Call", "Customer number: 17-4711", "Amount: 1,234.50 EUR" }, Read(@case));
        CollectionAssert.AreEqual(new[] { null, null, null, "Customer", "Invoice" }, @case.Fields.Select(field => field.Heading).ToArray());
        Assert.IsFalse(@case.HasChanges);
    }

    [TestMethod]
    public void Values_of_a_group_stand_together_and_those_of_none_have_a_heading_of_their_own()
    {
        var @case = Show(With(new("A", "A", "1", Group: "G"), new("B", "B", "2"), new("C", "C", "3", Group: "G")));

        CollectionAssert.AreEqual(new[] { "A: 1", "C: 3", "B: 2" }, Read(@case));
        CollectionAssert.AreEqual(new[] { "G", null, "More" }, @case.Fields.Select(field => field.Heading).ToArray());
    }

    [TestMethod]
    public void A_change_is_marked_in_words_and_counted_and_its_row_stays()
    {
        var @case = Show(Typical);
        var amount = @case.Fields[4];

        @case.Update(Typical with { Fields = [Typical.Fields[0], Typical.Fields[1] with { Value = "617.25 EUR" }, new CaseField("Due", "Due", "2026-03-01", CaseFieldType.Date)] });

        Assert.AreSame(amount, @case.Fields[4]);
        Assert.AreEqual("Amount: 617.25 EUR. Changed", amount.AutomationName);
        Assert.AreEqual("New", @case.Fields[5].MarkText);
        Assert.AreEqual(2, @case.ChangeCount);
        Assert.AreEqual("2 changes since you last looked.", @case.ChangesText);
        Assert.AreEqual("Case Information, changes: 2", @case.TabName);
        Assert.AreEqual("The case changed. Amount: 617.25 EUR. Changed; Due: 3/1/2026. New", @case.Announcement);
    }

    [TestMethod]
    public void What_is_gone_is_named()
    {
        var @case = Show(Typical);

        @case.Update(Typical with { Fields = [Typical.Fields[0]] });

        Assert.HasCount(4, @case.Fields);
        Assert.AreEqual("1 change since you last looked. No longer there: Amount", @case.ChangesText);
    }

    [TestMethod]
    public void The_same_case_again_marks_nothing()
    {
        var @case = Show(Typical);

        @case.Update(Typical with { });

        Assert.IsFalse(@case.HasChanges);
        Assert.AreEqual("", @case.Announcement);
    }

    [TestMethod]
    public void Marks_stay_until_the_agent_looks_away_or_says_that_they_were_seen()
    {
        var @case = Show(Typical);
        @case.Update(Typical with { Subject = "Another" });
        @case.Look(false);
        Assert.AreEqual(1, @case.ChangeCount, "It was not looked at.");

        @case.Look(true);
        Assert.AreEqual(1, @case.ChangeCount);
        @case.Look(false);
        Assert.AreEqual(0, @case.ChangeCount);
        Assert.IsNull(@case.Fields[1].MarkText);

        @case.Update(Typical);
        @case.MarkSeenCommand.Execute(null);
        Assert.IsFalse(@case.HasChanges);
    }

    [TestMethod]
    public void Fields_can_change_their_order()
    {
        var @case = Show(With(new("A", "A", "1"), new("B", "B", "2"), new("C", "C", "3")));

        @case.Update(With(new("C", "C", "3"), new("A", "A", "1"), new("B", "B", "2")));

        CollectionAssert.AreEqual(new[] { "C: 3", "A: 1", "B: 2" }, Read(@case));
        Assert.IsFalse(@case.HasChanges);
    }

    [TestMethod]
    public void A_key_that_comes_twice_or_is_called_as_the_head_harms_nothing() =>
        CollectionAssert.AreEqual(
            new[] { "Subject: S", "Mine: 1" },
            Read(Show(new CaseInformation { Subject = "S", Fields = [new("subject", "Mine", "1"), new("subject", "Again", "2")] })));

    [TestMethod]
    public void A_long_value_is_shown_in_part_before_the_agent_asks_for_the_whole()
    {
        var field = Show(With(new CaseField("Long", "Long", new string('x', 12_000)))).Fields[0];
        Assert.AreEqual(401, field.Pieces.Sum(piece => piece.Text.Length));
        Assert.AreEqual("Show all 12,000 characters", field.ToggleText);
        Assert.IsLessThan(400, field.AutomationName.Length);

        field.ToggleCommand.Execute(null);

        Assert.AreEqual(12_000, field.Pieces.Sum(piece => piece.Text.Length));
        Assert.AreEqual("Show less", field.ToggleText);
    }

    [TestMethod]
    public void A_link_is_opened_after_where_it_leads_was_shown()
    {
        var @case = Show(With(new CaseField("L", "L", "https://bank.example@evil.example/login", CaseFieldType.Link)), out var links);
        var piece = @case.Fields[0].Targets.Single();
        Assert.AreEqual("https://evil.example/login", piece.LeadsTo);

        links.OpenCommand.Execute(piece);
        Assert.AreEqual("This link leads to https://evil.example/login. Open it?", links.Question);
        _opener.Verify(opener => opener.Open(It.IsAny<Uri>()), Times.Never);

        links.ConfirmCommand.Execute(null);
        _opener.Verify(opener => opener.Open(It.Is<Uri>(uri => uri.Host == "evil.example")), Times.Once);
    }

    [TestMethod]
    [DataRow(CaseFieldType.Email, "ada@example.test", "E-mail to ada@example.test")]
    [DataRow(CaseFieldType.Phone, "+49 (30) 12-34", "Call +49301234")]
    [DataRow(CaseFieldType.Text, "see https://example.test/a", "https://example.test/a")]
    [DataRow(CaseFieldType.Link, "http://example.test", "http://example.test/")]
    public void An_address_or_a_number_leads_somewhere(CaseFieldType type, string value, string leadsTo) =>
        Assert.AreEqual(leadsTo, Show(With(new CaseField("K", "L", value, type))).Fields[0].Targets.Single().LeadsTo);

    [TestMethod]
    [DataRow(CaseFieldType.Email, "ada@example.test?bcc=evil@evil.example")]
    [DataRow(CaseFieldType.Email, "mailto:ada@example.test")]
    [DataRow(CaseFieldType.Email, "nobody")]
    [DataRow(CaseFieldType.Phone, "+49 170 1234567;ext=1")]
    [DataRow(CaseFieldType.Phone, "12")]
    [DataRow(CaseFieldType.Link, "javascript:alert(1)")]
    [DataRow(CaseFieldType.Link, "file:///c:/windows/system32/calc.exe")]
    [DataRow(CaseFieldType.Link, "https://bank.example/\u202Egpj.exe")]
    [DataRow(CaseFieldType.Number, "4930123456789")]
    public void What_is_no_honest_address_leads_nowhere(CaseFieldType type, string value) =>
        Assert.IsEmpty(Show(With(new CaseField("K", "L", value, type))).Fields[0].Targets);

    [TestMethod]
    public void A_hostile_case_is_shown_as_the_text_that_it_is()
    {
        var @case = Show(HostileCase.Create());

        Assert.HasCount(202, @case.Fields);
        foreach (var field in @case.Fields)
        {
            Assert.IsFalse($"{field.Heading}{field.Label}{field.Text}".Any(sign => (char.IsControl(sign) && sign != '\n') || sign is >= '\u202A' and <= '\u202E'), field.Label);
        }

        Assert.AreEqual("<a href='https://evil.example'>https://bank.example</a>", @case.Fields[3].Text);
    }

    [TestMethod]
    [DataRow(typeof(CaseViewModel))]
    [DataRow(typeof(CaseFieldViewModel))]
    [DataRow(typeof(ContactViewModel))]
    [DataRow(typeof(ContactHistoryViewModel))]
    [DataRow(typeof(HistoryEntryViewModel))]
    [DataRow(typeof(HistoryDetailViewModel))]
    [DataRow(typeof(ConsultationViewModel))]
    public void Nothing_behind_the_case_can_be_set(Type viewModel) =>
        Assert.IsEmpty(viewModel.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true }));

    private static CaseInformation With(params CaseField[] fields) => new() { Fields = fields };

    private static string[] Read(CaseViewModel @case) => [.. @case.Fields.Select(field => field.AutomationName.Replace('\u00A0', ' '))];

    private CaseViewModel Show(CaseInformation information) => Show(information, out _);

    private CaseViewModel Show(CaseInformation information, out LinksViewModel links)
    {
        links = new LinksViewModel(_opener.Object, _calls.Object, NullLogger.Instance);
        return new CaseViewModel(information, links, new FakeTimeProvider());
    }
}
