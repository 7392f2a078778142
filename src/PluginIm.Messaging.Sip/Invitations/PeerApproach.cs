namespace PluginIm.Messaging.Sip;

/// <summary>
/// The session to which this side invites, in whichever way the other side takes it: an invitation first, and page mode where an ordinary
/// client is at the other end. Whoever holds it sees one dialog.
/// </summary>
internal sealed class PeerApproach : ICarrierDialog, ICarrierDialogObserver
{
    private readonly Lock _gate = new();
    private readonly SwitchConnection _connection;
    private readonly CarrierInvitation _invitation;
    private readonly ICarrierDialogObserver _observer;
    private ICarrierDialog? _dialog;
    private volatile bool _isEstablished;
    private bool _isEnded;

    private PeerApproach(SwitchConnection connection, CarrierInvitation invitation, ICarrierDialogObserver observer)
    {
        _connection = connection;
        _invitation = invitation;
        _observer = observer;
    }

    private ICarrierDialog Dialog
    {
        get
        {
            lock (_gate)
            {
                return _dialog!;
            }
        }
    }

    /// <summary>Starts to invite; the outcome is told to the observer.</summary>
    public static PeerApproach Start(SwitchConnection connection, CarrierInvitation invitation, ICarrierDialogObserver observer)
    {
        var approach = new PeerApproach(connection, invitation, observer);
        var dialog = OutgoingDialog.Start(connection, connection.Dialogs, invitation, approach);
        lock (approach._gate)
        {
            // It may be over already, and page mode in its place.
            approach._dialog ??= dialog;
        }

        return approach;
    }

    public Task<CarrierResult> SendAsync(CarrierMessage message, CancellationToken cancellationToken) => Dialog.SendAsync(message, cancellationToken);

    public Task<CarrierResult> SendAsync(CarrierMessage message, Task kept, CancellationToken cancellationToken) =>
        Dialog.SendAsync(message, kept, cancellationToken);

    public Task<CarrierResult> TellCaseAsync(CarrierCase moment) => Dialog.TellCaseAsync(moment);

    public Task<CarrierResult> TellRosterAsync(CarrierRoster roster) => Dialog.TellRosterAsync(roster);

    public Task NotifyTypingAsync(bool isTyping, TimeSpan refresh, ImParty? author = null) => Dialog.NotifyTypingAsync(isTyping, refresh, author);

    public Task NotifyReadAsync(string messageId) => Dialog.NotifyReadAsync(messageId);

    public Task<CarrierResult> NotifyDeliveredAsync(string messageId) => Dialog.NotifyDeliveredAsync(messageId);

    public Task<CarrierResult> NotifyRefusedAsync(string messageId) => Dialog.NotifyRefusedAsync(messageId);

    public Task<CarrierSettlement?> EndAsync(CarrierEnding ending, CancellationToken cancellationToken)
    {
        ICarrierDialog dialog;
        lock (_gate)
        {
            _isEnded = true;
            dialog = _dialog!;
        }

        return dialog.EndAsync(ending, cancellationToken);
    }

    public void OnProgress(CarrierProgress progress) => _observer.OnProgress(progress);

    public void OnEstablished(CarrierEstablishment establishment)
    {
        _isEstablished = true;
        _observer.OnEstablished(establishment);
    }

    public ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message) => _observer.OnMessageAsync(message);

    public ValueTask<CarrierReceipt> OnCaseAsync(CarrierCase moment) => _observer.OnCaseAsync(moment);

    public void OnRoster(CarrierRoster roster) => _observer.OnRoster(roster);

    public bool TellsOfDelivery => _observer.TellsOfDelivery;

    public bool IsWithAll(string messageId) => _observer.IsWithAll(messageId);

    public void OnTyping(bool isTyping, TimeSpan refresh, ImParty? author) => _observer.OnTyping(isTyping, refresh, author);

    public void OnNotified(string messageId, CarrierNotification notification) => _observer.OnNotified(messageId, notification);

    public Task Kept => _observer.Kept;

    public void OnInterrupted(ImEndReason reason) => _observer.OnInterrupted(reason);

    public void OnRestored(string? token) => _observer.OnRestored(token);

    public void OnOver(ImEndReason reason, CarrierSettlement? settlement)
    {
        // Page mode has no conversations of more than two: texts there would be between the two alone.
        if (_isEstablished || _invitation.Roster is not null || !SipOutcome.AsksForPageMode(reason))
        {
            _observer.OnOver(reason, settlement);
        }
        else if (TryOpenPage() is { } page)
        {
            SipImLog.PageMode(_connection.Logger, _invitation.SessionId, reason.Status ?? 0, reason.Phrase ?? "");
            SendFirstAsync(page).Forget(_connection.Logger);
        }
    }

    private PageDialog? TryOpenPage()
    {
        lock (_gate)
        {
            if (_isEnded)
            {
                return null;
            }

            var page = _connection.Pages.Open(_invitation, this);
            _dialog = page;
            return page;
        }
    }

    private async Task SendFirstAsync(PageDialog page)
    {
        var first = _invitation.FirstMessage!;
        var result = await page.SendAsync(
            _invitation.Case?.Line is { } line ? first with { Text = $"{line}\n{first.Text}" } : first, CancellationToken.None).ConfigureAwait(false);
        if (result.Kind is CarrierResultKind.Delivered or CarrierResultKind.Accepted)
        {
            OnEstablished(new CarrierEstablishment(IsPageMode: true) { FirstMessage = result });
            return;
        }

        await page.EndAsync(CarrierEnding.HangUp, CancellationToken.None).ConfigureAwait(false);
        lock (_gate)
        {
            if (_isEnded)
            {
                return;
            }
        }

        _observer.OnOver(
            SipOutcome.OfFirstPage(result), result.Failure?.Kind == ImDeliveryFailureKind.NoConfirmation ? null : new CarrierSettlement(null));
    }
}
