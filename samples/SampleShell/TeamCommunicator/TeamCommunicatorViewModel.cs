using System.Collections.ObjectModel;
using System.Windows.Threading;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Finds internal targets as the agent types, and keeps their readiness on screen true.</summary>
internal sealed partial class TeamCommunicatorViewModel : ObservableObject
{
    public const int MostResults = 50;

    private readonly ITargetSearch _directory;
    private readonly TargetActions _actions;
    private readonly SignedInAgent _agent;
    private readonly ILogger<TeamCommunicatorViewModel> _logger;
    private int _latestSearch;

    [ObservableProperty]
    private string _searchText = "";

    [ObservableProperty]
    private TargetViewModel? _selected;

    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(HasResults), nameof(HasMessage))]
    private TeamCommunicatorState _state;

    [ObservableProperty]
    private string _message = "";

    public TeamCommunicatorViewModel(
        ITargetSearch directory,
        TargetActions actions,
        SignedInAgent agent,
        Dispatcher dispatcher,
        ILogger<TeamCommunicatorViewModel> logger)
    {
        _directory = directory;
        _actions = actions;
        _agent = agent;
        _logger = logger;
        directory.Changed += (_, _) => dispatcher.BeginInvoke(Refresh);
        Show([], null);
    }

    public ObservableCollection<TargetViewModel> Results { get; } = [];

    public bool HasResults => State == TeamCommunicatorState.Results;

    public bool HasMessage => State != TeamCommunicatorState.Results;

    /// <summary>The search that runs; ends when what was typed last is on screen.</summary>
    public Task Searching { get; private set; } = Task.CompletedTask;

    partial void OnSearchTextChanged(string value) => Refresh();

    [RelayCommand]
    private void Clear() => SearchText = "";

    private void Refresh() => Searching = SearchAsync(SearchText, ++_latestSearch);

    private async Task SearchAsync(string text, int search)
    {
        try
        {
            var query = DirectoryQuery.TryParse(text);
            var found = query is null
                ? []
                : await _directory.SearchAsync(query, _agent.Logon, MostResults, CancellationToken.None);
            // Who typed on wants the answer to the later question.
            if (search == _latestSearch)
            {
                Show(found, text);
            }
        }
        catch (SqliteException exception)
        {
            LogSearchFailed(exception);
            if (search != _latestSearch)
            {
                return;
            }

            State = TeamCommunicatorState.Unavailable;
            Message = "The directory could not be searched. The log says why.";
        }
    }

    private void Show(IReadOnlyList<InternalTarget> found, string? text)
    {
        Update(found);
        (State, Message) = (_directory.Fault, found.Count, string.IsNullOrWhiteSpace(text)) switch
        {
            ({ } fault, _, _) => (TeamCommunicatorState.Unavailable, fault),
            (_, > 0, _) => (TeamCommunicatorState.Results, ""),
            (_, _, true) => (TeamCommunicatorState.Empty, "Find a colleague, a Routing Point or a queue by name, email address, phone number or logon."),
            _ => (TeamCommunicatorState.NoResult, $"Nobody and nothing is called “{text!.Trim()}”."),
        };
    }

    /// <summary>Entries that stay keep their place, their selection and an open menu.</summary>
    private void Update(IReadOnlyList<InternalTarget> found)
    {
        for (var index = 0; index < found.Count; index++)
        {
            var known = Results.FirstOrDefault(result => result.Id == found[index].Id);
            if (known is null)
            {
                Results.Insert(index, new TargetViewModel(found[index], _actions, _logger));
                continue;
            }

            known.Target = found[index];
            var place = Results.IndexOf(known);
            if (place != index)
            {
                Results.Move(place, index);
            }
        }

        while (Results.Count > found.Count)
        {
            Results.RemoveAt(Results.Count - 1);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The directory could not be searched")]
    private partial void LogSearchFailed(Exception exception);
}
