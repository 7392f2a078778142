using PluginIm.Contracts;

namespace SampleShell.Tests;

/// <summary>The contacts' history: pages, filters, words.</summary>
[TestClass]
public sealed class HistoryStoreTests : IDisposable
{
    private const string Maria = "C-1";

    private readonly TestDirectory _directory = new();
    private readonly HistoryStore _store;

    public HistoryStoreTests()
    {
        _store = new HistoryStore(_directory.Database, _directory.Time);
        _directory.Time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test"));
    }

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    public async Task Pages_go_on_where_the_one_before_ended_newest_first_also_when_entries_come_meanwhile()
    {
        for (var number = 0; number < 25; number++)
        {
            Add(Maria, $"Subject {number}", minutes: number / 3);
        }

        List<string> seen = [];
        string? next = null;
        do
        {
            var page = await SearchAsync(new ContactHistoryQuery(Maria) { PageSize = 10, Continue = next });
            seen.AddRange(page.Entries.Select(entry => entry.Subject));
            next = page.Next;
            Add(Maria, "came meanwhile", minutes: 100 + seen.Count);
        }
        while (next is not null);

        CollectionAssert.AreEqual(Enumerable.Range(0, 25).Reverse().Select(number => $"Subject {number}").ToArray(), seen.ToArray());
    }

    [TestMethod]
    public async Task A_search_goes_on_page_by_page_too()
    {
        for (var number = 0; number < 7; number++)
        {
            Add(Maria, number % 2 == 0 ? $"Invoice {number}" : "Delivery", minutes: number);
        }

        var first = await SearchAsync(new ContactHistoryQuery(Maria) { PageSize = 3, Text = "inv" });
        var second = await SearchAsync(new ContactHistoryQuery(Maria) { PageSize = 3, Text = "inv", Continue = first.Next });

        CollectionAssert.AreEqual(
            new[] { "Invoice 6", "Invoice 4", "Invoice 2", "Invoice 0" }, first.Entries.Concat(second.Entries).Select(entry => entry.Subject).ToArray());
        Assert.IsNull(second.Next);
    }

    [TestMethod]
    [DataRow("refund muller", DisplayName = "without accents, in any order")]
    [DataRow("MÜLL ref", DisplayName = "beginnings, in capitals")]
    [DataRow("mueller", DisplayName = "spelled out")]
    [DataRow("novak", DisplayName = "by the agent")]
    [DataRow("4501", DisplayName = "by a value of the case")]
    [DataRow("transfer", DisplayName = "a long beginning, that of several words")]
    [DataRow("transferring", DisplayName = "a long word as it stands")]
    public async Task An_entry_is_found_by_the_words_in_it(string typed)
    {
        Add(Maria, "Refund", text: "Mr Müller gets his money. Transferring it; transferred it before.", agent: "Brian Novak", fields: [new CaseField("Order", "Order", "4501-77")]);
        Add(Maria, "Something else");

        Assert.AreEqual("Refund", (await SearchAsync(new ContactHistoryQuery(Maria) { Text = typed })).Entries.Single().Subject);
    }

    [TestMethod]
    [DataRow("\" OR *")]
    [DataRow("NEAR(refund, 1) AND NOT x")]
    [DataRow("words : refund")]
    [DataRow("'; DROP TABLE history; --")]
    [DataRow("refund*^{}[]()")]
    [DataRow("\uE100433130")]
    [DataRow("\0\r\n")]
    public async Task What_is_typed_is_words_and_no_language(string typed)
    {
        Add("C-2", "refund");

        var page = await SearchAsync(new ContactHistoryQuery(Maria) { Text = typed });

        Assert.IsEmpty(page.Entries);
        Assert.AreEqual(1, _directory.Count("history"));
    }

    [TestMethod]
    public async Task A_long_beginning_that_goes_on_to_very_many_words_finds_them_all()
    {
        for (var number = 0; number < HistoryWords.MostEndings + 5; number++)
        {
            Add(Maria, $"order 4501773{number:00}", minutes: number);
        }

        Assert.HasCount(HistoryWords.MostEndings + 5, (await SearchAsync(new ContactHistoryQuery(Maria) { Text = "4501773" })).Entries);
        Assert.HasCount(10, (await SearchAsync(new ContactHistoryQuery(Maria) { Text = "45017731" })).Entries);
        Assert.IsEmpty((await SearchAsync(new ContactHistoryQuery(Maria) { Text = "45017739" })).Entries);
    }

    [TestMethod]
    public async Task What_is_pasted_by_mistake_is_cut_and_searched_for()
    {
        Add(Maria, "aaaa");

        Assert.IsEmpty((await SearchAsync(new ContactHistoryQuery(Maria) { Text = string.Join(' ', Enumerable.Repeat("bbb", 300_000)) })).Entries);
        Assert.HasCount(1, (await SearchAsync(new ContactHistoryQuery(Maria) { Text = string.Join(' ', Enumerable.Repeat("aa", 300_000)) })).Entries);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("word")]
    public async Task Everything_that_is_given_has_to_fit(string? typed)
    {
        Add(Maria, "word mail", Medium.Email);
        Add(Maria, "word call", Medium.Voice);
        Add("C-2", "word of somebody else", Medium.Voice);
        Add("C-11", "word of one whose key begins alike", Medium.Voice);

        CollectionAssert.AreEqual(
            new[] { "word call" }, (await SearchAsync(new ContactHistoryQuery(Maria) { Text = typed, Medium = Medium.Voice })).Entries.Select(entry => entry.Subject).ToArray());
        Assert.HasCount(2, (await SearchAsync(new ContactHistoryQuery(Maria) { Text = typed })).Entries);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("word")]
    public async Task Days_are_the_agents_own_with_their_first_and_last_moment(string? typed)
    {
        // Two hours before Greenwich: the second of March begins at 22:00 of the first there.
        AddAt("2026-03-01T21:59:59.999Z", "word before");
        AddAt("2026-03-01T22:00:00Z", "word first");
        AddAt("2026-03-03T21:59:59.999Z", "word last");
        AddAt("2026-03-03T22:00:00Z", "word after");

        async Task<string> FindAsync(int? from, int? to) => string.Join(", ", (await SearchAsync(new ContactHistoryQuery(Maria)
        {
            Text = typed,
            From = from is { } first ? new DateOnly(2026, 3, first) : null,
            To = to is { } last ? new DateOnly(2026, 3, last) : null,
        })).Entries.Select(entry => entry.Subject["word ".Length..]));

        Assert.AreEqual("last, first", await FindAsync(2, 3));
        Assert.AreEqual("after, last, first", await FindAsync(2, null));
        Assert.AreEqual("last, first, before", await FindAsync(null, 3));
        Assert.AreEqual("", await FindAsync(3, 2));
        var always = new ContactHistoryQuery(Maria) { Text = typed, From = DateOnly.MinValue, To = DateOnly.MaxValue };
        Assert.HasCount(4, (await SearchAsync(always)).Entries);
    }

    [TestMethod]
    public async Task An_entry_is_read_as_a_whole_and_one_that_is_gone_is_null()
    {
        var fields = new[] { new CaseField("Paid", "Paid", "12.00 EUR", CaseFieldType.Money, "Invoice") };
        Add(Maria, "Refund", Medium.Email, text: "Dear\n\nMs M.", fields: fields);
        var entry = (await SearchAsync(new ContactHistoryQuery(Maria))).Entries.Single();

        var detail = await _store.ReadAsync(entry.Id, CancellationToken.None);

        Assert.AreEqual(entry, detail!.Entry);
        Assert.AreEqual("Dear\n\nMs M.", detail.Text);
        CollectionAssert.AreEqual(fields, detail.Fields.ToArray());
        _directory.Execute("DELETE FROM history");
        Assert.IsNull(await _store.ReadAsync(entry.Id, CancellationToken.None));
        Assert.IsNull(await _store.ReadAsync("no key", CancellationToken.None));
        Assert.IsEmpty((await SearchAsync(new ContactHistoryQuery(Maria) { Text = "refund" })).Entries);
    }

    [TestMethod]
    public async Task A_search_that_is_given_up_ends_as_one_that_was()
    {
        using var ending = new CancellationTokenSource();
        await ending.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => _store.SearchAsync(new ContactHistoryQuery(Maria), ending.Token));
    }

    private Task<ContactHistoryPage> SearchAsync(ContactHistoryQuery query) => _store.SearchAsync(query, CancellationToken.None);

    private void AddAt(string moment, string subject) =>
        Put(Maria, new ContactHistoryDetail(new ContactHistoryEntry("", Medium.Chat, DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), subject, null), "", []));

    private void Add(
        string contact, string subject, Medium medium = Medium.Email, int minutes = 0, string text = "", string? agent = null, IReadOnlyList<CaseField>? fields = null) =>
        Put(contact, new ContactHistoryDetail(new ContactHistoryEntry("", medium, _directory.Time.GetUtcNow().AddMinutes(minutes), subject, agent), text, fields ?? []));

    private void Put(string contact, ContactHistoryDetail detail)
    {
        using var connection = _directory.Database.Connect();
        using var transaction = connection.BeginTransaction();
        HistoryStore.Add(connection, transaction, contact, detail);
        transaction.Commit();
    }
}
