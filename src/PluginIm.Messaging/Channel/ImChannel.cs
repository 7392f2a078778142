using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <summary>
/// The agent's instant-messaging channel: signs in, starts sessions, receives invitations. Members may be used from any thread;
/// events are raised one after the other, outside every lock, on a thread that has other work: handlers return quickly.
/// </summary>
public sealed partial class ImChannel : ICarrierObserver, IAsyncDisposable
{
    private static readonly TimeSpan PoliteTime = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _signing = new(1, 1);
    private readonly List<ImSession> _sessions = [];
    private readonly List<ImSession> _over = [];
    private readonly IImCarrier _carrier;
    private readonly IImJournal? _journal;
    private readonly Func<string, ValueTask<IInteraction?>>? _findInteraction;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly OrderedEvents _events;
    private readonly SessionContext _context;
    private readonly AdmissionRules _rules;
    private readonly PartyFinder _parties;
    private ImChannelStatus _status = new(ImChannelState.SignedOut);
    private bool _isSignedIn;
    private bool _isLeaving;
    private bool _isJournalRead;

    /// <summary>Creates a channel that is signed out.</summary>
    /// <param name="carrier">Carries the sessions; the channel owns it from here on.</param>
    /// <param name="me">The agent.</param>
    /// <param name="options">The options in force.</param>
    /// <param name="directory">Knows the names of parties; null shows addresses.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="journal">Keeps open sessions beyond the life of the process; null keeps none. The channel owns it from here on.</param>
    /// <param name="privileges">What the agent's role allows; null allows everything.</param>
    /// <param name="findInteraction">
    /// Finds an open interaction of the shell by its identity, for consultations that come back from the journal; null where the shell has none. Called on any thread.
    /// </param>
    public ImChannel(
        IImCarrier carrier,
        ImParty me,
        ImOptions options,
        ITargetDirectory? directory,
        TimeProvider time,
        ILoggerFactory loggers,
        IImJournal? journal = null,
        IPrivileges? privileges = null,
        Func<string, ValueTask<IInteraction?>>? findInteraction = null)
    {
        _carrier = carrier;
        _time = time;
        _logger = loggers.CreateLogger<ImChannel>();
        _events = new OrderedEvents(_logger);
        _journal = journal;
        if (journal is not null)
        {
            journal.IsBrokenChanged += (_, _) => TellStatus();
        }

        _findInteraction = findInteraction;
        _parties = new PartyFinder(directory, time, _logger);
        _rules = new AdmissionRules(options, me, time, privileges);
        _context = new SessionContext
        {
            Carrier = carrier,
            Options = options,
            Parties = _parties,
            Journal = journal,
            Time = time,
            Logger = loggers.CreateLogger<ImSession>(),
            Events = _events,
            Ended = OnSessionEnded,
            FindRinging = FindRinging,
            WhyNotStart = WhyNotStart,
        };
        Me = me;
    }

    /// <summary>Raised when <see cref="Status"/>, <see cref="Options"/> or <see cref="IsJournalBroken"/> changed.</summary>
    public event EventHandler? StatusChanged;

    /// <summary>Raised for each invitation that is let in, once its sender is identified.</summary>
    public event EventHandler<ImInvitation>? InvitationReceived;

    /// <summary>Raised at sign-in for each session that was open when the desktop ended without signing out.</summary>
    public event EventHandler<ImSession>? SessionRestored;

    /// <summary>The agent.</summary>
    public ImParty Me { get; }

    /// <summary>The options in force for sessions from here on.</summary>
    public ImOptions Options => _context.Options;

    /// <summary>Where the channel stands.</summary>
    public ImChannelStatus Status
    {
        get
        {
            lock (_gate)
            {
                return _status;
            }
        }
    }

    /// <summary>Whether open sessions, which are to be kept for after a crash of the desktop, cannot be at this moment. The log says why.</summary>
    public bool IsJournalBroken => _journal is { IsBroken: true };

    /// <summary>The sessions that are not over, received invitations included, oldest first.</summary>
    public IReadOnlyList<ImSession> Sessions
    {
        get
        {
            lock (_gate)
            {
                return [.. _sessions];
            }
        }
    }

    /// <summary>Takes other options: limits and domains hold at once, all else for sessions from here on.</summary>
    /// <param name="options">The options.</param>
    public void Use(ImOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (_gate)
        {
            _context.Options = options with { NewIdentity = _context.Options.NewIdentity };
            _rules.Use(options);
        }

        TellStatus();
    }

    /// <summary>Signs in and keeps trying while the switch is away. Does nothing when signed in already, unless the switch refused.</summary>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>A task that ends when the channel works on it; <see cref="Status"/> tells how it goes.</returns>
    public async Task SignInAsync(CancellationToken cancellationToken = default)
    {
        await _signing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isSignedIn && Status.State != ImChannelState.Refused)
            {
                return;
            }

            if (_isSignedIn)
            {
                await _carrier.SignOutAsync(cancellationToken).ConfigureAwait(false);
            }

            _isSignedIn = true;
            SetStatus(new ImChannelStatus(ImChannelState.Connecting));
            var restored = await ReadJournalAsync(cancellationToken).ConfigureAwait(false);

            // The carrier knows of them before anybody can ask for them; who was being invited is invited once more when it is there.
            ImSession[] toInvite = [.. restored.Where(session => session.IsToInvite)];
            TakeUp(restored.Except(toInvite));
            await _carrier.SignInAsync(this, cancellationToken).ConfigureAwait(false);
            TakeUp(toInvite);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The boundary to the carrier: a fault there is a channel that does not work, not a shell that ends.
            MessagingLog.CarrierFailed(_logger, exception, "signing in");
            SetStatus(new ImChannelStatus(ImChannelState.Refused, exception.Message));
        }
        finally
        {
            _signing.Release();
        }
    }

    /// <summary>Ends every session politely and signs out.</summary>
    /// <param name="cancellationToken">Gives up being polite.</param>
    /// <returns>A task that ends when the channel is signed out.</returns>
    public async Task SignOutAsync(CancellationToken cancellationToken = default)
    {
        await _signing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isSignedIn)
            {
                return;
            }

            lock (_gate)
            {
                _isLeaving = true;
            }

            await EndSessionsAsync(cancellationToken).ConfigureAwait(false);
            await _carrier.SignOutAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The boundary to the carrier: the agent is signed out, whether or not the switch could be told.
            MessagingLog.CarrierFailed(_logger, exception, "signing out");
        }
        finally
        {
            _isSignedIn = false;
            SetStatus(new ImChannelStatus(ImChannelState.SignedOut));
            lock (_gate)
            {
                _isLeaving = false;
            }

            _signing.Release();
        }
    }

    /// <summary>Says whether a session with an address could be started at this moment.</summary>
    /// <param name="address">Address on the switch.</param>
    /// <returns>Null when it could, else why not.</returns>
    public ImStartRefusal? WhyNotStart(string address)
    {
        lock (_gate)
        {
            return WhyNotStart_NeedsLock(address);
        }
    }

    /// <summary>Starts a session, which is not connected until its first message is sent.</summary>
    /// <param name="peer">The other party.</param>
    /// <returns>The session, or why it cannot be started.</returns>
    public ImStartResult StartSession(ImParty peer) => Start(peer, null);

    /// <summary>Says whether a consultation with an address could be started at this moment.</summary>
    /// <param name="address">Address on the switch.</param>
    /// <returns>Null when it could, else why not.</returns>
    public ImStartRefusal? WhyNotConsult(string address) => _rules.MayConsult ? WhyNotStart(address) : ImStartRefusal.NotAllowed;

    /// <summary>
    /// Starts a consultation: a session that takes the interaction's case with it, and tells of its changes while it lasts. It is not connected until its first message
    /// is sent, and nobody hears of it before.
    /// </summary>
    /// <param name="peer">Who is asked.</param>
    /// <param name="interaction">What it is about.</param>
    /// <returns>The session, or why it cannot be started.</returns>
    public ImStartResult StartConsultation(ImParty peer, IInteraction interaction) =>
        _rules.MayConsult ? Start(peer, interaction) : ImStartResult.Refused(ImStartRefusal.NotAllowed);

    private ImStartResult Start(ImParty peer, IInteraction? origin)
    {
        lock (_gate)
        {
            if (WhyNotStart_NeedsLock(peer.Address) is { } refusal)
            {
                return ImStartResult.Refused(refusal);
            }

            var session = new ImSession(_context, Me, peer, origin);
            _sessions.Add(session);
            Probe(peer);
            return ImStartResult.Started(session);
        }
    }

    /// <summary>Signs out and disposes of the carrier.</summary>
    /// <returns>A task that ends when both is done.</returns>
    public async ValueTask DisposeAsync()
    {
        await SignOutAsync(CancellationToken.None).ConfigureAwait(false);
        await _carrier.DisposeAsync().ConfigureAwait(false);
        if (_journal is not null)
        {
            await _journal.DisposeAsync().ConfigureAwait(false);
        }
    }

    void ICarrierObserver.OnHandingOver() => _events.Hold();

    void ICarrierObserver.OnHandedOver() => _events.Release();

    void ICarrierObserver.OnStatus(ImChannelStatus status)
    {
        if (_isSignedIn)
        {
            SetStatus(status);
        }
    }

    /// <summary>What is started while all sessions are being ended would stay behind.</summary>
    private ImStartRefusal? WhyNotStart_NeedsLock(string address) =>
        _rules.WhyNotStart(address, _isLeaving ? ImChannelState.SignedOut : _status.State, _sessions.Count);

    /// <summary>Finds out what the other side can while the agent still types.</summary>
    private void Probe(ImParty peer)
    {
        try
        {
            _carrier.Probe(peer);
        }
        catch (Exception exception)
        {
            // The boundary to the carrier: without the answer the invitation tries.
            MessagingLog.CarrierFailed(_logger, exception, "asking what a party can");
        }
    }

    private async Task EndSessionsAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(PoliteTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await Task.WhenAll(Sessions.Select(session => session.SignOutAsync(either.Token))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A peer that does not answer its BYE does not keep the agent here.
        }
    }

    private void OnSessionEnded(ImSession session)
    {
        lock (_gate)
        {
            _sessions.Remove(session);
        }
    }

    private void SetStatus(ImChannelStatus status)
    {
        ImChannelState before;
        lock (_gate)
        {
            if (_status == status)
            {
                return;
            }

            before = _status.State;
            _status = status;
        }

        Measure(before, status.State);
        MessagingLog.ChannelMoved(_logger, status.State, status.Detail is { } detail ? $" ({detail})" : "");
        TellStatus();
    }

    private void TellStatus() => _events.Post(() => StatusChanged?.Invoke(this, EventArgs.Empty));

    private static void Measure(ImChannelState before, ImChannelState now)
    {
        if (before == ImChannelState.Ready != (now == ImChannelState.Ready))
        {
            ImTelemetry.ChannelsReady.Add(now == ImChannelState.Ready ? 1 : -1);
            ImTelemetry.ChannelLosses.Add(before == ImChannelState.Ready && now != ImChannelState.SignedOut ? 1 : 0);
        }
    }
}
