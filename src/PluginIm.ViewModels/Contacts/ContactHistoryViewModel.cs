using System.Collections.ObjectModel;
using System.ComponentModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>
/// The contact's earlier interactions, newest first, a page at a time, as the shell's database has them. What is looked for is all that can be set. Used on the
/// user-interface thread.
/// </summary>
public sealed partial class ContactHistoryViewModel : LoadingViewModel
{
    private readonly ObservableCollection<HistoryEntryViewModel> _entries = [];
    private readonly IContactHistory _history;
    private readonly LinksViewModel _links;
    private readonly TimeProvider _timeProvider;
    private readonly SynchronizationContext _userInterface;
    private readonly ILogger _logger;
    private ContactHistoryQuery? _query;
    private string? _contactId;

    internal ContactHistoryViewModel(
        IContactHistory history, LinksViewModel links, TimeProvider timeProvider, SynchronizationContext userInterface, ILogger logger)
        : base(new ShellQuestion("contact history", userInterface, logger))
    {
        (_history, _links, _timeProvider, _userInterface, _logger) = (history, links, timeProvider, userInterface, logger);
        Filter = new HistoryFilterViewModel(timeProvider, userInterface);
        Filter.Changed += (_, _) => Search();
        Entries = new ReadOnlyObservableCollection<HistoryEntryViewModel>(_entries);
    }

    /// <summary>What is looked for.</summary>
    public HistoryFilterViewModel Filter { get; }

    /// <summary>What was found so far, newest first.</summary>
    public ReadOnlyObservableCollection<HistoryEntryViewModel> Entries { get; }

    /// <summary>Whether there is more than is shown.</summary>
    [ObservableProperty]
    public partial bool HasMore { get; private set; }

    /// <summary>The entry that the agent reads; null while the list is shown.</summary>
    [ObservableProperty]
    public partial HistoryDetailViewModel? Detail { get; private set; }

    /// <inheritdoc/>
    public override string? StatusText => State switch
    {
        LoadState.Idle => Words.ContactUnknown,
        LoadState.Loading => Words.HistoryLoading,
        LoadState.Nothing => Filter.IsOn ? Words.HistoryNothingFound : Words.HistoryEmpty,
        LoadState.Cancelled => Words.LoadCancelled,
        LoadState.Failed => Wording.Fill(Words.HistoryFailed, Problem),
        _ => null,
    };

    /// <summary>The same for somebody who does not see it, and how much was found.</summary>
    public string Announcement => State == LoadState.Shown
        ? Wording.Fill(HasMore ? Words.HistoryFoundMore : Words.HistoryFound, _entries.Count)
        : StatusText ?? "";

    /// <inheritdoc/>
    protected override void OnPropertyChanged(PropertyChangedEventArgs e)
    {
        base.OnPropertyChanged(e);
        if (e.PropertyName == nameof(StatusText))
        {
            OnPropertyChanged(nameof(Announcement));
        }
    }

    private protected override void Release()
    {
        Filter.Dispose();
        Detail?.Dispose();
    }

    private protected override void AskAgain()
    {
        if (_query is { } query)
        {
            Ask(query);
        }
    }

    /// <summary>Shows the history of another contact.</summary>
    internal void Show(string? contactId)
    {
        if (contactId != _contactId)
        {
            _contactId = contactId;
            Search();
        }
    }

    [RelayCommand]
    private void More()
    {
        if (HasMore && State == LoadState.Shown && _query is { } query)
        {
            Ask(query);
        }
    }

    [RelayCommand]
    private void Open(HistoryEntryViewModel? entry)
    {
        if (entry is not null)
        {
            Detail?.Dispose();
            Detail = new HistoryDetailViewModel(
                entry, _history, new CaseFieldRows(_links, _timeProvider), new ShellQuestion("entry of the contact history", _userInterface, _logger));
        }
    }

    [RelayCommand]
    private void Back()
    {
        Detail?.Dispose();
        Detail = null;
    }

    private void Search()
    {
        if (_contactId is null)
        {
            _entries.Clear();
            HasMore = false;
            StayIdle();
        }
        else if (Filter.QueryFor(_contactId) is { } query && (query != _query || CanTryAgain))
        {
            Back();
            _entries.Clear();
            HasMore = false;
            Ask(query);
        }
    }

    private void Ask(ContactHistoryQuery query)
    {
        _query = query;
        Load(cancellationToken => _history.SearchAsync(query, cancellationToken), OnAnswered);
    }

    private void OnAnswered(ContactHistoryPage page)
    {
        foreach (var entry in page.Entries)
        {
            _entries.Add(new HistoryEntryViewModel(entry, _timeProvider));
        }

        HasMore = page.Next is not null;
        _query = _query! with { Continue = page.Next };
        State = _entries.Count == 0 ? LoadState.Nothing : LoadState.Shown;
    }
}
