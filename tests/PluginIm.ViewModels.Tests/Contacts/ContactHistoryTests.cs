using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Contracts;
using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Contacts;

[TestClass]
public sealed class ContactHistoryTests : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly ScriptedContacts _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 4, 9, 30, 0, TimeSpan.Zero));
    private readonly UserInterfaceQueue _userInterface = new();
    private readonly ContactHistoryViewModel _history;

    public ContactHistoryTests() =>
        _history = new ContactHistoryViewModel(_store, new LinksViewModel(null, null, NullLogger.Instance), _time, _userInterface, NullLogger.Instance);

    public void Dispose() => _history.Dispose();

    [TestMethod]
    public async Task The_newest_page_comes_first_and_more_on_asking()
    {
        await ShowAsync();
        Assert.HasCount(50, _history.Entries);
        Assert.AreEqual("Invoice 4711, Call, 3/3/2026 2:05 PM, Nobody", _history.Entries[0].AutomationName.Replace('\u202F', ' '));
        Assert.IsTrue(_history.HasMore);
        Assert.AreEqual("Entries: 50, and there are more", _history.Announcement);

        await MoreAsync(100);
        await MoreAsync(120);

        Assert.IsFalse(_history.HasMore);
        Assert.AreEqual("Entries: 120", _history.Announcement);
        _history.MoreCommand.Execute(null);
        Assert.HasCount(3, _store.Queries);
    }

    [TestMethod]
    public async Task A_search_waits_until_the_agent_pauses()
    {
        await ShowAsync();

        _history.Filter.Text = "in";
        _time.Advance(Pause / 2);
        _history.Filter.Text = "invoice ";
        _time.Advance(Pause / 2);
        _userInterface.Run();
        Assert.HasCount(1, _store.Queries);
        _time.Advance(Pause);
        await UntilAsync(LoadState.Shown, 2);

        Assert.AreEqual("invoice", _store.Queries.Last().Text);
        Assert.IsNull(_store.Queries.Last().Continue);
    }

    [TestMethod]
    public async Task A_medium_is_looked_for_at_once()
    {
        await ShowAsync();

        _history.Filter.Medium = _history.Filter.Media.Single(choice => choice.Text == "E-mail");
        await UntilAsync(LoadState.Shown, 2);

        Assert.AreEqual(Medium.Email, _store.Queries.Last().Medium);
    }

    [TestMethod]
    public async Task A_time_is_looked_for_by_days_back_or_between_two_days()
    {
        await ShowAsync();

        _history.Filter.Range = _history.Filter.Ranges[1];
        _time.Advance(Pause);
        await UntilAsync(LoadState.Shown, 2);
        Assert.AreEqual(new DateOnly(2026, 2, 25), _store.Queries.Last().From);

        _history.Filter.Range = _history.Filter.Ranges[^1];
        _history.Filter.FromText = "2/1/2026";
        _history.Filter.ToText = "2/28/2026";
        _time.Advance(Pause);
        await UntilAsync(LoadState.Shown, 3);
        Assert.AreEqual((new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), (_store.Queries.Last().From, _store.Queries.Last().To));
    }

    [TestMethod]
    [DataRow("soon", "", "Write days as M/d/yyyy.")]
    [DataRow("", "2/30/2026", "Write days as M/d/yyyy.")]
    [DataRow("3/2/2026", "3/1/2026", "The first day is after the last.")]
    public async Task A_day_that_is_none_is_said_and_not_looked_for(string from, string to, string problem)
    {
        await ShowAsync();

        _history.Filter.Range = _history.Filter.Ranges[^1];
        _history.Filter.FromText = from;
        _history.Filter.ToText = to;
        _time.Advance(Pause);
        _userInterface.Run();

        Assert.AreEqual(problem, _history.Filter.Problem);
        Assert.HasCount(1, _store.Queries);
    }

    [TestMethod]
    public async Task A_store_that_is_slow_shows_progress_and_can_be_left_and_asked_again()
    {
        _store.Gate = new TaskCompletionSource();
        _history.Show("C-17");
        Assert.AreEqual("Searching the contact history…", _history.StatusText);
        Assert.IsTrue(_history.IsLoading);
        await _userInterface.UntilAsync(() => _store.Queries.Count == 1, "the question");

        _history.CancelCommand.Execute(null);
        Assert.AreEqual("Cancelled.", _history.StatusText);
        _store.Gate.SetResult();
        _userInterface.Run();
        Assert.IsEmpty(_history.Entries);

        _history.TryAgainCommand.Execute(null);
        await UntilAsync(LoadState.Shown, 2);
        Assert.HasCount(50, _history.Entries);
    }

    [TestMethod]
    public async Task A_store_that_fails_says_what_failed_and_is_asked_again()
    {
        _store.Fault = "The disk\u202E is full.";
        _history.Show("C-17");
        await UntilAsync(LoadState.Failed, 1);
        Assert.AreEqual("The contact history could not be asked: The disk\uFFFD is full.", _history.StatusText);
        Assert.IsTrue(_history.CanTryAgain);

        _store.Fault = null;
        _history.TryAgainCommand.Execute(null);
        await UntilAsync(LoadState.Shown, 2);

        Assert.IsNull(_history.StatusText);
    }

    [TestMethod]
    public async Task A_page_that_fails_leaves_what_is_there_and_is_not_asked_for_again_by_itself()
    {
        await ShowAsync();
        _store.Fault = "gone";
        _history.MoreCommand.Execute(null);
        await UntilAsync(LoadState.Failed, 2);
        Assert.HasCount(50, _history.Entries);

        _history.MoreCommand.Execute(null);
        Assert.HasCount(2, _store.Queries);
        _store.Fault = null;
        _history.TryAgainCommand.Execute(null);
        await UntilAsync(LoadState.Shown, 3);

        Assert.HasCount(100, _history.Entries);
    }

    [TestMethod]
    public async Task Nothing_is_said_in_words_with_and_without_a_filter()
    {
        _store.Count = 0;
        _history.Show("C-17");
        await UntilAsync(LoadState.Nothing, 1);
        Assert.AreEqual("There is nothing in the contact history yet.", _history.StatusText);

        _history.Filter.Medium = _history.Filter.Media[1];
        await UntilAsync(LoadState.Nothing, 2);
        Assert.AreEqual("Nothing in the contact history matches.", _history.StatusText);
    }

    [TestMethod]
    public void Without_a_contact_nothing_is_asked()
    {
        _history.Show(null);

        Assert.AreEqual("Nobody knows yet who the contact is.", _history.StatusText);
        Assert.IsEmpty(_store.Queries);
    }

    [TestMethod]
    public async Task An_answer_that_comes_late_is_not_mixed_with_another()
    {
        var first = _store.Gate = new TaskCompletionSource();
        _history.Show("C-17");
        await _userInterface.UntilAsync(() => _store.Queries.Count == 1, "the first question");
        _store.Gate = null;
        _store.Count = 3;

        _history.Filter.Medium = _history.Filter.Media[1];
        await UntilAsync(LoadState.Shown, 2);
        first.SetResult();
        _userInterface.Run();

        Assert.HasCount(3, _history.Entries);
    }

    [TestMethod]
    public async Task An_entry_is_read_as_a_whole_and_left_again()
    {
        await ShowAsync();

        _history.OpenCommand.Execute(_history.Entries[1]);
        await _userInterface.UntilAsync(() => _history.Detail!.State == LoadState.Shown, "the entry");

        var detail = _history.Detail!;
        Assert.AreEqual("Invoice 4710", detail.Entry.Subject);
        CollectionAssert.AreEqual(
            new[] { "Hello,", "I have paid invoice 4711 twice. See https://crm.example.com/4711", "Ada Byron", "Amount: 1,234.50 EUR" },
            detail.Fields.Select(field => field.AutomationName.Replace('\u00A0', ' ')).ToArray());
        Assert.AreEqual("Case at that time", detail.Fields[3].Heading);

        _history.BackCommand.Execute(null);
        Assert.IsNull(_history.Detail);
    }

    [TestMethod]
    public async Task An_entry_that_cannot_be_read_says_why_and_one_that_is_gone_too()
    {
        await ShowAsync();
        _store.Fault = "gone";
        _history.OpenCommand.Execute(_history.Entries[1]);
        await _userInterface.UntilAsync(() => _history.Detail!.State == LoadState.Failed, "the failure");
        Assert.AreEqual("The contact history could not be asked: gone", _history.Detail!.StatusText);

        _store.Fault = null;
        _store.Count = 0;
        _history.Detail.TryAgainCommand.Execute(null);
        await _userInterface.UntilAsync(() => _history.Detail.State == LoadState.Nothing, "the answer");

        Assert.AreEqual("This entry is no longer there.", _history.Detail.StatusText);
    }

    [TestMethod]
    public async Task A_paragraph_as_long_as_a_book_is_laid_out_in_pieces()
    {
        _store.Text = new string('x', 1999) + "👍" + new string('y', 5000);
        await ShowAsync();

        _history.OpenCommand.Execute(_history.Entries[1]);
        await _userInterface.UntilAsync(() => _history.Detail!.State == LoadState.Shown, "the entry");

        var texts = _history.Detail!.Fields.Where(field => field.Label.Length == 0).Select(field => field.Text).ToList();
        Assert.AreEqual(_store.Text, string.Concat(texts));
        Assert.IsLessThanOrEqualTo(2000, texts.Max(text => text.Length));
        Assert.IsFalse(texts.Any(text => char.IsLowSurrogate(text[0])));
    }

    private async Task ShowAsync()
    {
        _history.Show("C-17");
        await UntilAsync(LoadState.Shown, 1);
    }

    private async Task MoreAsync(int count)
    {
        _history.MoreCommand.Execute(null);
        await _userInterface.UntilAsync(() => _history.Entries.Count == count, "more");
    }

    private Task UntilAsync(LoadState state, int queries) =>
        _userInterface.UntilAsync(() => _history.State == state && _store.Queries.Count == queries, $"{state} after {queries} questions");
}
