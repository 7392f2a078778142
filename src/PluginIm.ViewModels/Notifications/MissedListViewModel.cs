using System.Collections.ObjectModel;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>
/// The invitations that have gone without an answer of the agent, the latest first, until the agent has dealt with them: in memory, and no
/// more than the last hundred. Used on the user-interface thread.
/// </summary>
public sealed partial class MissedListViewModel : ObservableObject, IDisposable
{
    private const int Most = 100;

    private readonly ObservableCollection<MissedInvitationViewModel> _items = [];
    private readonly NotificationListViewModel _notifications;
    private readonly ImChannel _channel;
    private readonly ISessionOpener _sessions;
    private readonly TimeProvider _timeProvider;

    /// <summary>Lists what is missed from here on.</summary>
    /// <param name="notifications">Where invitations wait.</param>
    /// <param name="channel">Says why no session can be started.</param>
    /// <param name="sessions">Opens a session for a message back.</param>
    /// <param name="timeProvider">The agent's time zone.</param>
    public MissedListViewModel(NotificationListViewModel notifications, ImChannel channel, ISessionOpener sessions, TimeProvider timeProvider)
    {
        _notifications = notifications;
        _channel = channel;
        _sessions = sessions;
        _timeProvider = timeProvider;
        Items = new ReadOnlyObservableCollection<MissedInvitationViewModel>(_items);
        notifications.Missed += OnMissed;
    }

    /// <summary>The missed ones, the latest first.</summary>
    public ReadOnlyObservableCollection<MissedInvitationViewModel> Items { get; }

    /// <summary>Whether there are any.</summary>
    public bool HasItems => _items.Count > 0;

    /// <summary>How many there are, in words.</summary>
    public string CountText => Wording.Fill(Words.MissedCount, _items.Count);

    /// <summary>Whether there is one that the agent has not looked at.</summary>
    [ObservableProperty]
    public partial bool HasUnseen { get; private set; }

    /// <summary>Whether the list is shown.</summary>
    [ObservableProperty]
    public partial bool IsOpen { get; set; }

    /// <summary>Lists nothing more.</summary>
    public void Dispose() => _notifications.Missed -= OnMissed;

    partial void OnIsOpenChanged(bool value) => HasUnseen = HasUnseen && !value;

    private void OnMissed(object? sender, MissedInvitation missed)
    {
        _items.Insert(0, new MissedInvitationViewModel(missed, _timeProvider, Open, Remove));
        if (_items.Count > Most)
        {
            _items.RemoveAt(Most);
        }

        HasUnseen = !IsOpen;
        ShowCount();
    }

    private string? Open(ImParty from)
    {
        if (_sessions.OpenWith(from) is { } refusal)
        {
            return StartRefusalWording.Of(refusal, _channel.Status.State);
        }

        IsOpen = false;
        return null;
    }

    private void Remove(MissedInvitationViewModel item)
    {
        _items.Remove(item);
        ShowCount();
    }

    [RelayCommand]
    private void DismissAll()
    {
        _items.Clear();
        ShowCount();
    }

    private void ShowCount()
    {
        OnPropertyChanged(nameof(HasItems));
        OnPropertyChanged(nameof(CountText));
        if (_items.Count == 0)
        {
            HasUnseen = false;
            IsOpen = false;
        }
    }
}
