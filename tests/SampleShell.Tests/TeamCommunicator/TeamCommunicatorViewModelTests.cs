using System.Windows.Threading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PluginIm.Contracts;

namespace SampleShell.Tests;

[TestClass]
public sealed class TeamCommunicatorViewModelTests : IDisposable
{
    private static readonly SignedInAgent Kate = new("kmilburn", "Kate Milburn", "sip:kmilburn@im.test");

    private readonly TestLog _log = new();
    private readonly ScriptedSearch _search = new();
    private readonly ScriptedLists _lists = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _log.Dispose();

    [TestMethod]
    public Task Before_anything_is_typed_it_says_what_can_be_found() => RunAsync(communicator =>
    {
        Assert.AreEqual(TeamCommunicatorState.Empty, communicator.State);
        StringAssert.StartsWith(communicator.Message.Text, "Find a colleague");
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
        Assert.IsTrue(_search.IsGivenUp(0));
        Assert.IsFalse(_search.IsGivenUp(1));

        _search.Answer(0);
        _search.Answer(1, ScriptedSearch.Target("amiller"));
        await communicator.Searching;

        Assert.AreEqual(TeamCommunicatorState.Results, communicator.State);
        Assert.AreEqual("Amy Miller", Names(communicator));
        Assert.AreEqual("1 found", communicator.CountText);
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
        Assert.AreEqual("Nobody and nothing matches “xyz”.", communicator.Message.Text);
        StringAssert.StartsWith(communicator.Message.Hint, "Try fewer letters");
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
        StringAssert.Contains(communicator.Message.Text, "could not be searched");
        Assert.IsTrue(communicator.Message.CanTryAgain);
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
            Assert.AreEqual("The directory is damaged.", communicator.Message.Text);
            Assert.IsTrue(communicator.Message.CanTryAgain);
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
        Assert.AreEqual(Presence.Busy, amy.Presence);
    });

    [TestMethod]
    public Task Favourites_then_recent_ones_stand_there_before_anything_is_typed()
    {
        _lists.Favourites.AddRange([ScriptedSearch.Target("zbaumann"), ScriptedSearch.Target("amiller")]);
        _lists.Recent.AddRange([ScriptedSearch.Target("q-sales"), ScriptedSearch.Target("amiller"), ScriptedSearch.Target("akapoor")]);
        return RunAsync(async communicator =>
        {
            await communicator.Searching;

            Assert.AreEqual(TeamCommunicatorState.Results, communicator.State);
            Assert.AreEqual("Amy Miller, Zoë Baumann, Sales, Amit Kapoor", Names(communicator));
            Assert.AreEqual("Favourites, , Recent, ", string.Join(", ", communicator.Results.Select(row => row.Heading)));
            Assert.AreEqual("True, True, False, False", string.Join(", ", communicator.Results.Select(row => row.IsFavourite)));
            Assert.AreEqual("", communicator.CountText);
        });
    }

    [TestMethod]
    public Task What_is_found_shows_its_star_and_no_heading()
    {
        _lists.Favourites.Add(ScriptedSearch.Target("amiller"));
        return RunAsync(async communicator =>
        {
            await communicator.Searching;
            communicator.SearchText = "a";
            _search.Answer(0, ScriptedSearch.Target("akapoor"), ScriptedSearch.Target("amiller"));
            await communicator.Searching;

            Assert.AreEqual("False, True", string.Join(", ", communicator.Results.Select(row => row.IsFavourite)));
            Assert.IsTrue(communicator.Results.All(row => row.Heading is null));
            Assert.AreEqual("2 found", communicator.CountText);
        });
    }

    [TestMethod]
    public Task A_star_that_is_set_is_in_the_favourites_when_the_field_is_empty_again() => RunAsync(async communicator =>
    {
        communicator.SearchText = "amy";
        _search.Answer(0, ScriptedSearch.Target("amiller"));
        await communicator.Searching;

        await communicator.Results[0].ToggleFavouriteCommand.ExecuteAsync(null);
        communicator.ClearCommand.Execute(null);
        await communicator.Searching;

        Assert.AreEqual("Amy Miller", Names(communicator));
        Assert.AreEqual("Favourites", communicator.Results[0].Heading);
    });

    [TestMethod]
    public Task A_star_that_cannot_be_stored_is_named_in_the_log_and_taken_back() => RunAsync(async communicator =>
    {
        communicator.SearchText = "amy";
        _search.Answer(0, ScriptedSearch.Target("amiller"));
        await communicator.Searching;
        _lists.Fault = new SqliteException("disk full", 13);

        await communicator.Results[0].ToggleFavouriteCommand.ExecuteAsync(null);
        _search.Answer(1, ScriptedSearch.Target("amiller"));
        await communicator.Searching;

        Assert.IsFalse(communicator.Results[0].IsFavourite);
        StringAssert.Contains(_log.AtLeast(LogLevel.Error).Single(), "could not be stored");
    });

    [TestMethod]
    public Task Filters_are_asked_for_and_hold_for_those_at_hand_too()
    {
        _lists.Favourites.AddRange([ScriptedSearch.Target("amiller", Presence.Offline), ScriptedSearch.Target("q-sales")]);
        return RunAsync(async communicator =>
        {
            await communicator.Searching;
            communicator.Filter.Queues = true;
            await communicator.Searching;
            Assert.AreEqual("Sales", Names(communicator));

            communicator.SearchText = "s";
            communicator.Filter.ReadyOnly = true;

            Assert.AreEqual(new TargetFilter(Queues: true), _search.Filter(0));
            Assert.AreEqual(new TargetFilter(Queues: true, ReadyOnly: true), _search.Filter(1));
            _search.Answer(1);
            await communicator.Searching;
            Assert.IsTrue(communicator.Message.CanShowAll);

            communicator.Filter.ShowAllCommand.Execute(null);
            Assert.AreEqual(TargetFilter.Everything, _search.Filter(_search.Asked - 1));
        });
    }

    [TestMethod]
    public Task Where_filters_leave_nothing_at_hand_it_says_so() => RunAsync(async communicator =>
    {
        communicator.Filter.ReadyOnly = true;
        await communicator.Searching;

        StringAssert.StartsWith(communicator.Message.Text, "None of your favourite");
        Assert.IsTrue(communicator.Message.CanShowAll);
    });

    [TestMethod]
    public Task More_than_are_shown_is_said() => RunAsync(async communicator =>
    {
        communicator.SearchText = "a";
        _search.Answer(0, [.. Enumerable.Range(0, TeamCommunicatorViewModel.MostResults + 1).Select(
            number => ScriptedSearch.Target("amiller") with { Id = $"a{number}" })]);
        await communicator.Searching;

        Assert.HasCount(TeamCommunicatorViewModel.MostResults, communicator.Results);
        Assert.AreEqual("First 100", communicator.CountText);
        StringAssert.StartsWith(communicator.CountTip, "There are more than 100.");
    });

    [TestMethod]
    public Task A_slow_directory_is_said_to_be_slow_and_its_answer_is_shown_when_it_comes() => RunAsync(async communicator =>
    {
        communicator.SearchText = "a";

        _time.Advance(TeamCommunicatorViewModel.Slow);
        await Eventually.HoldsAsync(() => communicator.State == TeamCommunicatorState.Searching, "the slow search");
        Assert.IsTrue(communicator.Message.CanTryAgain);
        _search.Answer(0, ScriptedSearch.Target("amiller"));
        await communicator.Searching;

        Assert.AreEqual(TeamCommunicatorState.Results, communicator.State);
    });

    [TestMethod]
    public Task A_directory_that_does_not_answer_is_given_up_and_can_be_tried_again() => RunAsync(async communicator =>
    {
        communicator.SearchText = "a";
        _time.Advance(TeamCommunicatorViewModel.Slow);
        await Eventually.HoldsAsync(() => communicator.State == TeamCommunicatorState.Searching, "the slow search");

        _time.Advance(TeamCommunicatorViewModel.Patience);
        await communicator.Searching;
        Assert.AreEqual("The directory does not answer.", communicator.Message.Text);
        Assert.IsTrue(_search.IsGivenUp(0));
        var again = communicator.TryAgainCommand.ExecuteAsync(null);
        _search.Answer(1, ScriptedSearch.Target("amiller"));
        await again;

        Assert.AreEqual("Amy Miller", Names(communicator));
    });

    [TestMethod]
    public Task A_directory_that_could_not_be_opened_can_be_tried_again() => RunAsync(
        async communicator =>
        {
            _search.OnTryAgain = () => _search.Fault = null;

            await communicator.TryAgainCommand.ExecuteAsync(null);

            Assert.AreEqual(1, _search.TriedAgain);
            Assert.AreEqual(TeamCommunicatorState.Empty, communicator.State);
        },
        "The directory is damaged.");

    [TestMethod]
    public Task Changes_that_come_while_it_is_searched_do_not_start_it_again_and_again() => RunAsync(async communicator =>
    {
        communicator.SearchText = "a";
        _search.Change();
        _search.Change();
        await Ui.SettleAsync();
        Assert.AreEqual(1, _search.Asked);
        Assert.IsFalse(_search.IsGivenUp(0));

        _search.Answer(0, ScriptedSearch.Target("amiller"));
        await Eventually.HoldsAsync(() => _search.Asked == 2, "one search for all changes");
        _search.Answer(1, ScriptedSearch.Target("amiller", Presence.Busy));
        await communicator.Searching;

        Assert.AreEqual(Presence.Busy, communicator.Results[0].Presence);
    });

    private static string Names(TeamCommunicatorViewModel communicator) =>
        string.Join(", ", communicator.Results.Select(target => target.DisplayName));

    private Task RunAsync(Func<TeamCommunicatorViewModel, Task> test, string? fault = null) => Ui.RunAsync(() =>
    {
        _search.Fault = fault;
        return test(new TeamCommunicatorViewModel(
            new TeamCommunicatorServices(_search, _lists, new TargetActions(_log.CreateLogger<TargetActions>()), Kate, _time, _log),
            Dispatcher.CurrentDispatcher));
    });
}
