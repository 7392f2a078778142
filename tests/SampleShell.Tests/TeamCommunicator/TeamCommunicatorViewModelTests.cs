using System.Windows.Threading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class TeamCommunicatorViewModelTests : IDisposable
{
    private static readonly SignedInAgent Kate = new("kmilburn", "Kate Milburn", "sip:kmilburn@im.test");

    private readonly TestLog _log = new();
    private readonly ScriptedSearch _search = new();

    public void Dispose() => _log.Dispose();

    [TestMethod]
    public Task Before_anything_is_typed_it_says_what_can_be_found() => RunAsync(communicator =>
    {
        Assert.AreEqual(TeamCommunicatorState.Empty, communicator.State);
        StringAssert.StartsWith(communicator.Message, "Find a colleague");
        Assert.IsTrue(communicator.HasMessage);
        Assert.AreEqual(0, _search.Asked);
        return Task.CompletedTask;
    });

    [TestMethod]
    public Task What_is_typed_is_searched_letter_by_letter() => RunAsync(async communicator =>
    {
        communicator.SearchText = "a";
        communicator.SearchText = "am";

        Assert.AreEqual("\"a\"*", _search.Question(0).Match);
        Assert.AreEqual("\"am\"*", _search.Question(1).Match);

        _search.Answer(0);
        _search.Answer(1, ScriptedSearch.Target("amiller"));
        await communicator.Searching;

        Assert.AreEqual(TeamCommunicatorState.Results, communicator.State);
        Assert.AreEqual("Amy Miller", Names(communicator));
        Assert.AreEqual("", communicator.Message);
    });

    [TestMethod]
    public Task The_answer_to_what_was_typed_last_stays_though_an_earlier_one_comes_after_it() => RunAsync(async communicator =>
    {
        communicator.SearchText = "a";
        var earlier = communicator.Searching;
        communicator.SearchText = "am";

        _search.Answer(1, ScriptedSearch.Target("amiller"));
        await communicator.Searching;
        _search.Answer(0, ScriptedSearch.Target("akapoor"), ScriptedSearch.Target("amiller"));
        await earlier;

        Assert.AreEqual("Amy Miller", Names(communicator));
    });

    [TestMethod]
    public Task A_late_fault_of_an_earlier_search_leaves_the_later_answer_alone() => RunAsync(async communicator =>
    {
        communicator.SearchText = "a";
        var earlier = communicator.Searching;
        communicator.SearchText = "am";

        _search.Answer(1, ScriptedSearch.Target("amiller"));
        await communicator.Searching;
        _search.Fail(0, new SqliteException("locked", 5));
        await earlier;

        Assert.AreEqual(TeamCommunicatorState.Results, communicator.State);
    });

    [TestMethod]
    public Task Where_nobody_is_found_it_says_so_with_what_was_typed() => RunAsync(async communicator =>
    {
        communicator.SearchText = " xyz ";
        _search.Answer(0);
        await communicator.Searching;

        Assert.AreEqual(TeamCommunicatorState.NoResult, communicator.State);
        Assert.AreEqual("Nobody and nothing is called “xyz”.", communicator.Message);
    });

    [TestMethod]
    public Task Clearing_leads_back_to_the_start() => RunAsync(async communicator =>
    {
        communicator.SearchText = "am";
        _search.Answer(0, ScriptedSearch.Target("amiller"));
        await communicator.Searching;

        communicator.ClearCommand.Execute(null);
        await communicator.Searching;

        Assert.AreEqual("", communicator.SearchText);
        Assert.AreEqual(TeamCommunicatorState.Empty, communicator.State);
        Assert.IsEmpty(communicator.Results);
    });

    [TestMethod]
    public Task A_search_that_fails_is_said_and_the_next_may_succeed() => RunAsync(async communicator =>
    {
        communicator.SearchText = "a";
        _search.Fail(0, new SqliteException("disk I/O error", 10));
        await communicator.Searching;

        Assert.AreEqual(TeamCommunicatorState.Unavailable, communicator.State);
        StringAssert.Contains(communicator.Message, "could not be searched");
        Assert.HasCount(1, _log.AtLeast(LogLevel.Error));

        communicator.SearchText = "am";
        _search.Answer(1, ScriptedSearch.Target("amiller"));
        await communicator.Searching;

        Assert.AreEqual(TeamCommunicatorState.Results, communicator.State);
    });

    [TestMethod]
    public Task Without_a_directory_it_says_why() => RunAsync(
        communicator =>
        {
            Assert.AreEqual(TeamCommunicatorState.Unavailable, communicator.State);
            Assert.AreEqual("The directory is damaged.", communicator.Message);
            return Task.CompletedTask;
        },
        "The directory is damaged.");

    [TestMethod]
    public Task A_change_in_the_directory_is_on_screen_without_typing_and_entries_that_stay_are_the_same() => RunAsync(async communicator =>
    {
        communicator.SearchText = "a";
        _search.Answer(0, ScriptedSearch.Target("akapoor"), ScriptedSearch.Target("amiller"), ScriptedSearch.Target("ahughes"));
        await communicator.Searching;
        var amy = communicator.Results[1];
        communicator.Selected = amy;

        _search.Change();
        await Eventually.HoldsAsync(() => _search.Asked == 2, "the search after the change");
        _search.Answer(1, ScriptedSearch.Target("amiller", Presence.Busy), ScriptedSearch.Target("aweaver"), ScriptedSearch.Target("akapoor"));
        await communicator.Searching;

        Assert.AreEqual("Amy Miller, Alice Weaver, Amit Kapoor", Names(communicator));
        Assert.AreSame(amy, communicator.Results[0]);
        Assert.AreSame(amy, communicator.Selected);
        Assert.AreEqual("Busy", amy.PresenceWord);
    });

    private static string Names(TeamCommunicatorViewModel communicator) =>
        string.Join(", ", communicator.Results.Select(target => target.DisplayName));

    private Task RunAsync(Func<TeamCommunicatorViewModel, Task> test, string? fault = null) => Ui.RunAsync(() =>
    {
        _search.Fault = fault;
        return test(new TeamCommunicatorViewModel(
            _search,
            new TargetActions(_log.CreateLogger<TargetActions>()),
            Kate,
            Dispatcher.CurrentDispatcher,
            _log.CreateLogger<TeamCommunicatorViewModel>()));
    });
}
