using System.Windows.Threading;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Finds internal targets as the agent types, has favourite and recent ones at hand, and keeps their readiness on screen true.</summary>
internal sealed partial class TeamCommunicatorViewModel : ObservableObject, ITargetUses, IDisposable
{
    public const int MostResults = 100;

    /// <summary>A search that takes longer is said to be slow.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    /// <summary>A search that takes longer is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TeamCommunicatorServices _services;
    private readonly Dispatcher _dispatcher;
    private readonly ILogger<TeamCommunicatorViewModel> _logger;
    private TargetLists? _lists;
    private bool _isStale;
    private int _latestSearch;
    private Action _giveUp = Nothing;

    [ObservableProperty]
    private string _searchText = "";

    [ObservableProperty]
    private TargetViewModel? _selected;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(HasResults), nameof(HasMessage), nameof(State))]
    private TeamCommunicatorMessage _message = TeamCommunicatorMessage.NothingAtHand(isFiltered: false);

    /// <summary>How many were found, read aloud; empty where nothing was searched for.</summary>
    [ObservableProperty]
    private string _countText = "";

    /// <summary>What the count leaves open.</summary>
    [ObservableProperty]
    private string? _countTip;

    public TeamCommunicatorViewModel(TeamCommunicatorServices services, Dispatcher dispatcher)
    {
        _services = services;
        _dispatcher = dispatcher;
        _logger = services.Loggers.CreateLogger<TeamCommunicatorViewModel>();
        Results = new TargetRows(content => new TargetViewModel(content.Target, services.Interaction, this, services.Actions, _logger));
        services.Directory.Changed += OnDirectoryChanged;
        services.Lists.ListsChanged += OnListsChanged;
        Filter.PropertyChanged += (_, _) => Refresh();
        Refresh();
    }

    /// <summary>Raised when an action was taken for a target.</summary>
    public event EventHandler? ActionTaken;

    public TargetRows Results { get; }

    public TargetFilterViewModel Filter { get; } = new();

    public TeamCommunicatorState State => Message.State;

    public bool HasResults => State == TeamCommunicatorState.Results;

    public bool HasMessage => State != TeamCommunicatorState.Results;

    /// <summary>The search that runs; ends when what was typed last is on screen.</summary>
    public Task Searching { get; private set; } = Task.CompletedTask;

    public Task SetFavouriteAsync(InternalTarget target, bool isFavourite) =>
        ChangeListsAsync(() => _services.Lists.SetFavouriteAsync(_services.Agent.Logon, target.Id, isFavourite, CancellationToken.None));

    public Task RememberAsync(InternalTarget target)
    {
        ActionTaken?.Invoke(this, EventArgs.Empty);
        return ChangeListsAsync(() => _services.Lists.RememberAsync(_services.Agent.Logon, target.Id, CancellationToken.None));
    }

    /// <summary>Nobody looks at it any more.</summary>
    public void Dispose()
    {
        _services.Directory.Changed -= OnDirectoryChanged;
        _services.Lists.ListsChanged -= OnListsChanged;
        _giveUp();
    }

    private static void Nothing()
    {
    }

    partial void OnSearchTextChanged(string value) => Refresh();

    [RelayCommand]
    private void Clear() => SearchText = "";

    [RelayCommand]
    private async Task TryAgainAsync()
    {
        await _services.Directory.TryAgainAsync();
        Refresh();
        await Searching;
    }

    private void OnDirectoryChanged(object? sender, EventArgs arguments) => _dispatcher.BeginInvoke(FollowDirectory);

    private void OnListsChanged(object? sender, EventArgs arguments) => _dispatcher.BeginInvoke(FollowLists);

    /// <summary>A search that runs is not given up for it: where much changes, none would come to its end.</summary>
    private void FollowDirectory()
    {
        _isStale = true;
        if (Searching.IsCompleted)
        {
            Refresh();
        }
    }

    private void FollowLists()
    {
        _lists = null;
        Refresh();
    }

    /// <summary>Who typed on wants the answer to the later question: the earlier one is given up.</summary>
    private void Refresh()
    {
        _giveUp();
        _isStale = false;
        Searching = SearchAsync(SearchText, Filter.Value, ++_latestSearch);
    }

    /// <summary>The boundary to the directory's file: what fails there is said on screen, and the next search may succeed.</summary>
    private async Task SearchAsync(string text, TargetFilter filter, int search)
    {
        using var ending = new CancellationTokenSource();
        _giveUp = ending.Cancel;
        try
        {
            await FindAsync(text, filter, ending.Token);
            if (_isStale)
            {
                Refresh();
            }
        }
        catch (OperationCanceledException) when (search != _latestSearch)
        {
            // A later search is under way.
        }
        catch (TimeoutException)
        {
            LogTimedOut();
            ShowFault(TeamCommunicatorMessage.TimedOut, search);
        }
        catch (SqliteException exception)
        {
            LogSearchFailed(exception);
            ShowFault(TeamCommunicatorMessage.Failed, search);
        }
        finally
        {
            _giveUp = search == _latestSearch ? Nothing : _giveUp;
            await ending.CancelAsync();
        }
    }

    private async Task FindAsync(string text, TargetFilter filter, CancellationToken ending)
    {
        var query = DirectoryQuery.TryParse(text);
        if (query is null || _lists is null)
        {
            _lists = await AnswerAsync(_services.Lists.LoadListsAsync(_services.Agent.Logon, ending), ending);
            ending.ThrowIfCancellationRequested();
        }

        if (query is null)
        {
            ShowAtHand(_lists, text.Trim(), filter);
            return;
        }

        var found = await AnswerAsync(_services.Directory.SearchAsync(query, filter, _services.Agent.Logon, MostResults + 1, ending), ending);
        ending.ThrowIfCancellationRequested();
        ShowFound(found, _lists, text.Trim(), filter != TargetFilter.Everything);
    }

    private async Task<T> AnswerAsync<T>(Task<T> answer, CancellationToken ending)
    {
        if (!answer.IsCompleted && await Task.WhenAny(answer, Task.Delay(Slow, _services.Time, ending)) != answer)
        {
            ending.ThrowIfCancellationRequested();
            Message = TeamCommunicatorMessage.Slow;
        }

        return await answer.WaitAsync(Patience - Slow, _services.Time, ending);
    }

    private void ShowAtHand(TargetLists lists, string text, TargetFilter filter)
    {
        Results.Show(TargetRowContent.AtHand(lists, filter));
        (CountText, CountTip) = ("", null);
        Message = (_services.Directory.Fault, Results.Count, text.Length) switch
        {
            ({ } fault, _, _) => TeamCommunicatorMessage.NoDirectory(fault),
            (_, _, > 0) => NothingFound(text, filter != TargetFilter.Everything),
            (_, > 0, _) => TeamCommunicatorMessage.Results,
            _ => TeamCommunicatorMessage.NothingAtHand(filter != TargetFilter.Everything),
        };
    }

    private void ShowFound(IReadOnlyList<InternalTarget> found, TargetLists lists, string text, bool isFiltered)
    {
        Results.Show(TargetRowContent.Found(found.Take(MostResults), lists, text));
        (CountText, CountTip) = found.Count switch
        {
            0 => ("", null),
            1 => (Words.CountOne, null),
            > MostResults => (Words.CountMore.With(MostResults), Words.CountMoreHint.With(MostResults)),
            var count => (Words.CountMany.With(count), (string?)null),
        };
        Message = (_services.Directory.Fault, found.Count) switch
        {
            ({ } fault, _) => TeamCommunicatorMessage.NoDirectory(fault),
            (_, 0) => NothingFound(text, isFiltered),
            _ => TeamCommunicatorMessage.Results,
        };
    }

    private TeamCommunicatorMessage NothingFound(string text, bool isFiltered)
    {
        Results.Clear();
        return TeamCommunicatorMessage.NoResult(text, isFiltered);
    }

    private void ShowFault(TeamCommunicatorMessage fault, int search)
    {
        if (search == _latestSearch)
        {
            Message = fault;
        }
    }

    /// <summary>The boundary to the directory's file: a list that cannot be kept ends nothing.</summary>
    private async Task ChangeListsAsync(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (SqliteException exception)
        {
            LogListsFailed(exception);
            Refresh();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The directory could not be searched")]
    private partial void LogSearchFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The directory did not answer in time")]
    private partial void LogTimedOut();

    [LoggerMessage(Level = LogLevel.Error, Message = "The favourite and recent targets could not be stored")]
    private partial void LogListsFailed(Exception exception);
}
