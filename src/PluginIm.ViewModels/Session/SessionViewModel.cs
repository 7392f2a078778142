using System.Collections.Concurrent;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Messaging;
using PluginIm.ViewModels.Texts;

namespace PluginIm.ViewModels;

/// <summary>
/// A session as its view shows it. All members are used on the user-interface thread, which is that of the given
/// <see cref="SynchronizationContext"/>; the session's own changes are brought there.
/// </summary>
public sealed partial class SessionViewModel : ObservableObject, IDisposable
{
    private readonly ConcurrentQueue<ImSessionChange> _changes = new();
    private readonly ImSession _session;
    private readonly ImOptions _options;
    private readonly SynchronizationContext _userInterface;
    private readonly ILogger _logger;
    private readonly PartyPresence _presence;
    private readonly IPrivileges? _privileges;
    private ImSessionState _shownState;
    private int _isRefreshPosted;
    private bool _isDisposed;

    /// <summary>Shows a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="options">Colours, time stamps, limits.</param>
    /// <param name="timeProvider">The agent's time zone.</param>
    /// <param name="userInterface">The user-interface thread.</param>
    /// <param name="logger">Where failed commands are named.</param>
    /// <param name="surroundings">What else the desktop offers; null for nothing.</param>
    public SessionViewModel(
        ImSession session,
        ImOptions options,
        TimeProvider timeProvider,
        SynchronizationContext userInterface,
        ILogger<SessionViewModel> logger,
        SessionSurroundings? surroundings = null)
    {
        _session = session;
        _options = options;
        _userInterface = userInterface;
        _logger = logger;
        _inputLength = new InputLength("", options.MaxLength);
        _privileges = surroundings?.Privileges;
        _openAgain = surroundings?.OpenAgain;
        _presence = new PartyPresence(surroundings?.Directory, surroundings?.DirectoryChanges, userInterface, logger);
        Transcript = new TranscriptViewModel(session, options, timeProvider);
        Transcript.PropertyChanged += (_, _) => MarkRead();
        Duration = new SessionDuration(timeProvider, userInterface);
        Find = new FindViewModel(Transcript.Lines);
        Responses = new CannedResponsesViewModel(surroundings?.Responses);
        Zoom = surroundings?.Zoom ?? new ZoomViewModel();
        Links = new LinksViewModel(surroundings?.Links, surroundings?.Calls, logger);
        Links.PropertyChanged += (_, e) => InputProblem = e.PropertyName == nameof(Links.Problem) ? Links.Problem ?? _inputLength.Problem : InputProblem;

        var interaction = surroundings?.Interaction ?? session.Origin;
        _keeping = new TranscriptKeeping(
            session, surroundings?.TranscriptStore, surroundings?.Transcripts ?? new TranscriptOptions(), _privileges, interaction, timeProvider);
        _saving = new ShellQuestion("transcript store", userInterface, logger);
        Voice = new VoiceViewModel(session, surroundings?.Voice, interaction, logger);

        // Listening comes first: what changes while the session is being read is shown afterwards.
        session.Changed += OnSessionChanged;
        _privileges?.Changed += OnPrivilegesChanged;
        Parties = PartiesOf(session);
        _presence.Show(Parties);
        InputText = session.Draft;
        TypingText = TypingNow();
        _shownState = session.State;
        Voice.Show(Parties[0], _shownState);
        AppendMissing();
    }

    /// <summary>Raised when the agent is done with the session and its view can close.</summary>
    public event EventHandler? DoneRequested;

    /// <summary>Raised when a message of another party has come.</summary>
    public event EventHandler? MessageReceived;

    /// <summary>Raised when the session is over.</summary>
    public event EventHandler? Ended;

    /// <summary>Raised when <see cref="Case"/> changed.</summary>
    public event EventHandler? CaseChanged;

    /// <summary>Raised after the agent's own message was taken; the view then shows the newest line.</summary>
    public event EventHandler? MessageSent;

    /// <summary>Identity of the session.</summary>
    public string Id => _session.Id;

    /// <summary>The case about which the other party asks; null for anything but a consultation that came in.</summary>
    public CaseInformation? Case => _session.Case;

    /// <summary>The other parties.</summary>
    public IReadOnlyList<PartyViewModel> Parties { get; private set; }

    /// <summary>The other parties in one line.</summary>
    public string PartiesText => string.Join(Words.PartySeparator, Parties.Select(party => party.Text));

    /// <summary>Whom the session is with, as a sentence.</summary>
    public string Heading => Wording.Fill(Words.SessionWith, PartiesText);

    /// <summary>What was said and what happened.</summary>
    public TranscriptViewModel Transcript { get; }

    /// <summary>Finds text in the transcript.</summary>
    public FindViewModel Find { get; }

    /// <summary>How large texts are shown.</summary>
    public ZoomViewModel Zoom { get; }

    /// <summary>Offers canned responses.</summary>
    public CannedResponsesViewModel Responses { get; }

    /// <summary>Opens links of the transcript.</summary>
    public LinksViewModel Links { get; }

    /// <summary>Goes over to a call with the same party.</summary>
    public VoiceViewModel Voice { get; }

    /// <summary>For how long the session has been connected.</summary>
    public SessionDuration Duration { get; }

    /// <summary>Where the session stands.</summary>
    public ImSessionState State => _shownState;

    /// <summary>Where the session stands, in words.</summary>
    public string StatusText => State switch
    {
        ImSessionState.NotConnected => Words.StatusNotConnected,
        ImSessionState.Establishing => Words.StatusEstablishing,
        ImSessionState.Connected => Words.StatusConnected,
        ImSessionState.Interrupted => Words.StatusInterrupted,
        _ => Words.StatusEnded,
    };

    /// <summary>What the empty transcript says.</summary>
    public string EmptyHint => Wording.Fill(Words.TranscriptEmptyHint, Parties[0].DisplayName);

    /// <summary>Whether End IM is offered: there is somebody who could be told, and the agent's role allows ending.</summary>
    public bool CanEnd => State is ImSessionState.Establishing or ImSessionState.Connected or ImSessionState.Interrupted
        && (_privileges?.Has(ImPrivileges.Release) ?? true);

    /// <summary>Whether Done is offered: nothing is under way.</summary>
    public bool CanFinish => State is ImSessionState.NotConnected or ImSessionState.Ended;

    /// <summary>Who is typing, in words; null when nobody is.</summary>
    [ObservableProperty]
    public partial string? TypingText { get; private set; }

    /// <summary>Whether the agent sees the transcript at this moment: what is there then is read.</summary>
    [ObservableProperty]
    public partial bool IsInView { get; set; }

    /// <summary>Messages of other parties that have come since the agent looked at the session last.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(HasUnread), nameof(EntryName))]
    public partial int UnreadCount { get; private set; }

    /// <summary>Whether the agent is asked to confirm the end of the session.</summary>
    [ObservableProperty]
    public partial bool IsEndQuestionShown { get; private set; }

    /// <summary>The latest thing that somebody who cannot see the view should hear.</summary>
    [ObservableProperty]
    public partial string Announcement { get; private set; } = "";

    /// <summary>Shows the session no more; the session itself stays as it is.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _session.Changed -= OnSessionChanged;
        _privileges?.Changed -= OnPrivilegesChanged;
        _presence.Dispose();
        Voice.Dispose();
        _saving.Dispose();
        Duration.Dispose();
    }

    partial void OnIsInViewChanged(bool value)
    {
        UnreadCount = 0;
        if (!value)
        {
            // Seen until here: the mark goes where the next thing comes that is not.
            Transcript.MarkUnreadFrom(null);
        }

        MarkRead();
    }

    [RelayCommand(CanExecute = nameof(CanEnd))]
    private async Task EndAsync()
    {
        if (_options.PromptForEnd && State == ImSessionState.Connected && !IsEndQuestionShown)
        {
            IsEndQuestionShown = true;
            return;
        }

        IsEndQuestionShown = false;
        await UserCommand.RunAsync(_logger, "End IM", () => _session.EndAsync());
    }

    [RelayCommand]
    private void KeepOpen() => IsEndQuestionShown = false;

    private void OnSessionChanged(object? sender, ImSessionChange change)
    {
        _changes.Enqueue(change);

        // However many changes come before the user interface gets to it, one refresh shows them all.
        if (Interlocked.Exchange(ref _isRefreshPosted, 1) == 0)
        {
            _userInterface.Post(static self => ((SessionViewModel)self!).ShowChanges(), this);
        }
    }

    private void ShowChanges()
    {
        Interlocked.Exchange(ref _isRefreshPosted, 0);
        if (_isDisposed)
        {
            return;
        }

        while (_changes.TryDequeue(out var change))
        {
            if (change.Kind == ImSessionChangeKind.EntryChanged && change.Entry is { } entry)
            {
                AnnounceFailure(Transcript.Refresh(entry));
            }
            else if (change.Kind == ImSessionChangeKind.CaseChanged)
            {
                OnPropertyChanged(nameof(CaseProblem));
                CaseChanged?.Invoke(this, EventArgs.Empty);
            }
        }

        // Who answered is known before the session is connected: read in this order, the header never shows an answer by nobody.
        var state = _session.State;
        ShowParties();
        TypingText = TypingNow();
        ShowState(state);
        Voice.Show(Parties[0], state);
        foreach (var entry in AppendMissing())
        {
            Announce(entry);
        }

        MarkRead();
    }

    private IReadOnlyList<TranscriptEntry> AppendMissing()
    {
        var entries = Transcript.AppendMissing();
        foreach (var entry in entries)
        {
            Duration.Observe(entry);
            Find.Observe(Transcript.LineOf(entry));
        }

        return entries;
    }

    private string? TypingNow() => _session.Typing switch
    {
        [] => null,
        [var one] => Wording.Fill(Words.PeerTyping, NameOf(one)),
        [var one, var other] => Wording.Fill(Words.TwoTyping, NameOf(one), NameOf(other)),
        var all => Wording.Fill(Words.MoreTyping, all.Count),
    };

    private string NameOf(ImParty party) => (Parties.FirstOrDefault(shown => shown.Address == party.Address) ?? new PartyViewModel(party)).DisplayName;

    private static PartyViewModel[] PartiesOf(ImSession session) => [.. session.Others.Select(party => new PartyViewModel(party))];

    private void ShowParties()
    {
        if (_session.Others.Select(party => (party.Address, party.DisplayName)).SequenceEqual(Parties.Select(party => (party.Address, party.DisplayName))))
        {
            return;
        }

        Parties = PartiesOf(_session);
        _presence.Show(Parties);
        OnPropertyChanged(nameof(Parties));
        OnPropertyChanged(nameof(PartiesText));
        OnPropertyChanged(nameof(PartyNames));
        OnPropertyChanged(nameof(EntryName));
        OnPropertyChanged(nameof(Heading));
        OnPropertyChanged(nameof(InputHint));
        OnPropertyChanged(nameof(EmptyHint));
    }

    private void MarkRead()
    {
        // Who reads further up has not read the newest lines.
        if (IsInView && Transcript.IsAtNewest)
        {
            _session.MarkRead();
        }
    }

    private void OnPrivilegesChanged(object? sender, EventArgs e) => _userInterface.Post(
        static self =>
        {
            var viewModel = (SessionViewModel)self!;
            viewModel.IsEndQuestionShown = viewModel.IsEndQuestionShown && viewModel.CanEnd;
            viewModel.OnPropertyChanged(nameof(CanEnd));
            viewModel.OnPropertyChanged(nameof(CanWriteAgain));
            viewModel.WriteAgainCommand.NotifyCanExecuteChanged();
            viewModel.EndCommand.NotifyCanExecuteChanged();
        },
        this);

    private void ShowState(ImSessionState state)
    {
        if (_shownState == state)
        {
            return;
        }

        _shownState = state;
        IsEndQuestionShown = IsEndQuestionShown && CanEnd;
        Transcript.RefreshUnsettled();
        OnPropertyChanged(nameof(State));
        OnPropertyChanged(nameof(StatusText));
        OnPropertyChanged(nameof(EntryName));
        OnPropertyChanged(nameof(IsInputEnabled));
        OnPropertyChanged(nameof(InputHint));
        OnPropertyChanged(nameof(CanEnd));
        OnPropertyChanged(nameof(CanFinish));
        OnPropertyChanged(nameof(CanWriteAgain));
        WriteAgainCommand.NotifyCanExecuteChanged();
        SendCommand.NotifyCanExecuteChanged();
        EndCommand.NotifyCanExecuteChanged();
        DoneCommand.NotifyCanExecuteChanged();
        if (State == ImSessionState.Ended)
        {
            Ended?.Invoke(this, EventArgs.Empty);
        }
    }

    private void Announce(TranscriptEntry entry)
    {
        var line = Transcript.LineOf(entry);
        if (line is MessageLineViewModel { IsMine: true } mine)
        {
            AnnounceFailure(mine.IsFailed ? mine : null);
            return;
        }

        Announcement = line.AutomationName;
        if (line is not MessageLineViewModel)
        {
            return;
        }

        if (!IsInView)
        {
            Transcript.MarkUnread(line);
            UnreadCount++;
        }

        MessageReceived?.Invoke(this, EventArgs.Empty);
    }

    private void AnnounceFailure(MessageLineViewModel? failed)
    {
        if (failed is not null)
        {
            Announcement = Wording.Fill(Words.LineUntimed, failed.DeliveryText, failed.Text);
        }
    }
}
