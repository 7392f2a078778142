namespace PluginIm.Messaging;

/// <summary>
/// What a session hears of one dialog. Once cut, the dialog is heard no more: another has taken its place. Where a session gives its dialog to
/// another one, that one hears of it from there on.
/// </summary>
internal sealed class DialogLink(ImSession session) : ICarrierDialogObserver
{
    private volatile ImSession _session = session;
    private volatile bool _isCut;

    public void Cut() => _isCut = true;

    public void Redirect(ImSession session) => _session = session;

    public void OnProgress(CarrierProgress progress)
    {
        if (!_isCut)
        {
            _session.OnProgress(progress);
        }
    }

    public void OnEstablished(CarrierEstablishment establishment)
    {
        if (!_isCut)
        {
            _session.OnEstablished(establishment);
        }
    }

    public ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message) =>
        _isCut ? ValueTask.FromResult(CarrierReceipt.NoSession) : _session.OnMessageAsync(message);

    public ValueTask<CarrierReceipt> OnCaseAsync(CarrierCase moment) =>
        _isCut ? ValueTask.FromResult(CarrierReceipt.NoSession) : _session.OnCaseAsync(moment);

    public void OnTyping(bool isTyping, TimeSpan refresh)
    {
        if (!_isCut)
        {
            _session.OnTyping(isTyping, refresh);
        }
    }

    public void OnNotified(string messageId, CarrierNotification notification)
    {
        if (!_isCut)
        {
            _session.OnNotified(messageId, notification);
        }
    }

    public void OnInterrupted(ImEndReason reason)
    {
        if (!_isCut)
        {
            _session.OnInterrupted(reason);
        }
    }

    public void OnRestored(string? token)
    {
        if (!_isCut)
        {
            _session.OnRestored(token);
        }
    }

    public void OnOver(ImEndReason reason, CarrierSettlement? settlement)
    {
        if (!_isCut)
        {
            _session.OnOver(reason, settlement);
        }
    }
}
