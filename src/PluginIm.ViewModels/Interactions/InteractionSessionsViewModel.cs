using System.Collections.ObjectModel;
using System.ComponentModel;
using CommunityToolkit.Mvvm.ComponentModel;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>The sessions inside one interaction. Used on the user-interface thread.</summary>
public sealed partial class InteractionSessionsViewModel : ObservableObject
{
    private readonly ObservableCollection<SessionViewModel> _items = [];
    private readonly Dictionary<SessionViewModel, ConsultedTarget> _consulted = [];
    private readonly IConsultedTargets? _targets;
    private bool _isKeyboardWanted;

    internal InteractionSessionsViewModel(IInteraction interaction, IConsultedTargets? targets)
    {
        Interaction = interaction;
        _targets = targets;
        Items = new ReadOnlyObservableCollection<SessionViewModel>(_items);
    }

    /// <summary>Raised when the agent has asked for a session and goes on in it.</summary>
    public event EventHandler? KeyboardWanted;

    /// <summary>The interaction.</summary>
    public IInteraction Interaction { get; }

    /// <summary>The sessions, oldest first.</summary>
    public ReadOnlyObservableCollection<SessionViewModel> Items { get; }

    /// <summary>Whether there is any: without one nothing is shown.</summary>
    public bool HasAny => _items.Count > 0;

    /// <summary>Whether there are several, among which the agent selects.</summary>
    public bool HasSeveral => _items.Count > 1;

    /// <summary>The session that is shown; null when there is none.</summary>
    [ObservableProperty]
    public partial SessionViewModel? Selected { get; set; }

    /// <summary>Messages that have come to any of the sessions since the agent looked at it last.</summary>
    [ObservableProperty]
    public partial int UnreadCount { get; private set; }

    /// <summary>Whether the agent has asked for the selected session and is not there yet; answers with yes once.</summary>
    /// <returns>Whether the view takes the keyboard.</returns>
    public bool TakeKeyboardWish() => Interlocked.Exchange(ref _isKeyboardWanted, false);

    internal event EventHandler? MessageMissed;

    /// <summary>What is open here, as a question before the interaction is closed; null when nothing is.</summary>
    internal string? Question
    {
        get
        {
            string[] open = [.. _items.Select(OpenIn).OfType<string>()];
            return open.Length == 0 ? null : string.Join(' ', [.. open, Words.QuestionCloseInteraction]);
        }
    }

    /// <summary>Finds the session that goes on with a party: two about one thing would split what is said.</summary>
    /// <param name="peer">The party.</param>
    /// <param name="isConsultation">Whether the party is consulted about the interaction.</param>
    /// <returns>The session; null when there is none that is not over.</returns>
    public SessionViewModel? FindOpen(ImParty peer, bool isConsultation) => _items.FirstOrDefault(item =>
        item.State != ImSessionState.Ended && item.IsConsultation == isConsultation && item.Parties.Any(party => party.Address == peer.Address));

    /// <summary>Shows a session.</summary>
    /// <param name="session">Its view model, which is closed when the agent is done with it.</param>
    /// <param name="isWanted">Whether the agent has asked for it; what comes by itself leaves selection and keyboard where they are.</param>
    public void Add(SessionViewModel session, bool isWanted)
    {
        session.DoneRequested += OnDoneRequested;
        session.MessageReceived += OnMessageReceived;
        session.PropertyChanged += OnSessionChanged;
        _items.Add(session);
        if (session.IsConsultation && _targets is not null)
        {
            _consulted.Add(session, new ConsultedTarget(_targets, Interaction, session));
        }

        ShowCount();
        Selected ??= session;
        if (isWanted)
        {
            Take(session);
        }
    }

    /// <summary>Brings a session to the front, as the agent has asked.</summary>
    /// <param name="session">One of <see cref="Items"/>.</param>
    public void Take(SessionViewModel session)
    {
        Selected = session;
        _isKeyboardWanted = true;
        KeyboardWanted?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Takes every session away, and hands them over.</summary>
    internal IReadOnlyList<SessionViewModel> Clear()
    {
        SessionViewModel[] all = [.. _items];
        foreach (var session in all)
        {
            Remove(session);
        }

        return all;
    }

    private static string? OpenIn(SessionViewModel session) => session.State switch
    {
        ImSessionState.Ended => null,
        ImSessionState.NotConnected => string.IsNullOrWhiteSpace(session.InputText) ? null : Wording.Fill(Words.OpenUnsent, session.PartyNames),
        _ => Wording.Fill(session.IsConsultation ? Words.OpenConsultation : Words.OpenSession, session.PartyNames),
    };

    private void OnDoneRequested(object? sender, EventArgs e)
    {
        var session = (SessionViewModel)sender!;
        Remove(session);
        session.Close();
    }

    private void OnMessageReceived(object? sender, EventArgs e)
    {
        if (sender is SessionViewModel { IsInView: false })
        {
            MessageMissed?.Invoke(this, EventArgs.Empty);
        }
    }

    private void OnSessionChanged(object? sender, PropertyChangedEventArgs e)
    {
        if (e.PropertyName == nameof(SessionViewModel.UnreadCount))
        {
            ShowUnread();
        }
    }

    private void Remove(SessionViewModel session)
    {
        session.DoneRequested -= OnDoneRequested;
        session.MessageReceived -= OnMessageReceived;
        session.PropertyChanged -= OnSessionChanged;
        if (_consulted.Remove(session, out var consulted))
        {
            consulted.Dispose();
        }

        var place = _items.IndexOf(session);
        var next = _items.ElementAtOrDefault(place + 1) ?? _items.ElementAtOrDefault(place - 1);
        if (Selected == session)
        {
            Selected = next;
        }

        _items.Remove(session);
        ShowCount();
        ShowUnread();
    }

    private void ShowCount()
    {
        OnPropertyChanged(nameof(HasAny));
        OnPropertyChanged(nameof(HasSeveral));
    }

    private void ShowUnread() => UnreadCount = _items.Sum(item => item.UnreadCount);
}
