namespace PluginIm.Messaging;

/// <summary>One party of a conversation of more than two, at the side of the one who passes on what is said: hears of its dialog.</summary>
internal sealed class FocusMember : ICarrierDialogObserver
{
    private readonly Focus _focus;
    private readonly SessionTimer _timer;
    private readonly TaskCompletionSource<ImEndReason?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FocusMember(Focus focus, ImParty party, string sessionId, FocusStage stage, SessionContext context)
    {
        (_focus, Party, SessionId, Stage) = (focus, party, sessionId, stage);
        Outbox = new FocusOutbox(context.Logger);
        _timer = new SessionTimer(context.Time, () => focus.OnTimeOver(this));
    }

    /// <summary>Who it is; who answered, once somebody did. The focus's lock guards it.</summary>
    public ImParty Party { get; set; }

    /// <summary>Identity of the session with it alone.</summary>
    public string SessionId { get; }

    /// <summary>What restores that after a restart of the desktop; null where nothing does. The focus's lock guards it.</summary>
    public string? Token { get; set; }

    /// <summary>The last line of the transcript before it came. The focus's lock guards it.</summary>
    public long Since { get; set; }

    /// <summary>Where it stands. The focus's lock guards it, and nobody else changes it.</summary>
    public FocusStage Stage { get; set; }

    /// <summary>Its dialog; null until the carrier has made it. The focus's lock guards it.</summary>
    public ICarrierDialog? Dialog { get; set; }

    /// <summary>The last moment of the case that it has, as far as is known; 0 for none. The focus's lock guards it.</summary>
    public int ToldCase { get; set; }

    /// <summary>What became of its texts, and it has not been told of. The focus's lock guards it.</summary>
    public List<(string MessageId, CarrierNotification What)> Untold { get; } = [];

    /// <summary>How often its way has come to be there. The focus's lock guards it.</summary>
    public int Served { get; set; }

    /// <summary>What waits for it.</summary>
    public FocusOutbox Outbox { get; }

    /// <summary>Ends when it is in the conversation: null, or why it is not.</summary>
    public Task<ImEndReason?> Answer => _answer.Task;

    public bool IsIn => Stage is FocusStage.Here or FocusStage.Lost;

    /// <summary>Lets the time run in which it is to answer, or to be restored.</summary>
    public void StartTime(TimeSpan time) => _timer.Start(time);

    public void StopTime() => _timer.Stop();

    public void Answered(ImEndReason? reason) => _answer.TrySetResult(reason);

    public void OnProgress(CarrierProgress progress)
    {
        // Whom nobody waits for but the one who added: what counts is the answer.
    }

    public void OnEstablished(CarrierEstablishment establishment) => _focus.OnEstablished(this, establishment);

    public ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message) => _focus.OnMessageAsync(this, message);

    public ValueTask<CarrierReceipt> OnCaseAsync(CarrierCase moment) => ValueTask.FromResult(CarrierReceipt.Taken);

    public void OnRoster(CarrierRoster roster)
    {
        // Who is in it is known here, and nowhere else.
    }

    /// <summary>That it is here is not yet that the others have it.</summary>
    public bool TellsOfDelivery => true;

    public bool IsWithAll(string messageId) => _focus.IsWithAll(messageId);

    public void OnTyping(bool isTyping, TimeSpan refresh, ImParty? author) => _focus.OnTyping(this, isTyping, refresh);

    public void OnNotified(string messageId, CarrierNotification notification) => _focus.OnNotified(this, messageId, notification);

    public void OnInterrupted(ImEndReason reason) => _focus.OnInterrupted(this, reason);

    public void OnRestored(string? token) => _focus.OnRestored(this, token);

    public void OnOver(ImEndReason reason, CarrierSettlement? settlement) => _focus.OnOver(this, reason, settlement);
}
