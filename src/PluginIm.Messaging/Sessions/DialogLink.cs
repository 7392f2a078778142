namespace PluginIm.Messaging;

/// <summary>
/// What a session hears of one dialog. Once cut, the dialog is heard no more: another has taken its place. Where a session gives its dialog away,
/// whoever has it hears of it from there on.
/// </summary>
internal sealed class DialogLink(ICarrierDialogObserver observer) : ICarrierDialogObserver
{
    private volatile ICarrierDialogObserver _observer = observer;
    private volatile bool _isCut;

    public void Cut() => _isCut = true;

    public void Redirect(ICarrierDialogObserver to) => _observer = to;

    public void OnProgress(CarrierProgress progress) => Tell(observer => observer.OnProgress(progress));

    public void OnEstablished(CarrierEstablishment establishment) => Tell(observer => observer.OnEstablished(establishment));

    public ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message) =>
        _isCut ? ValueTask.FromResult(CarrierReceipt.NoSession) : _observer.OnMessageAsync(message);

    public ValueTask<CarrierReceipt> OnCaseAsync(CarrierCase moment) =>
        _isCut ? ValueTask.FromResult(CarrierReceipt.NoSession) : _observer.OnCaseAsync(moment);

    public void OnRoster(CarrierRoster roster) => Tell(observer => observer.OnRoster(roster));

    public bool TellsOfDelivery => _observer.TellsOfDelivery;

    public bool IsWithAll(string messageId) => _observer.IsWithAll(messageId);

    public void OnTyping(bool isTyping, TimeSpan refresh, ImParty? author) => Tell(observer => observer.OnTyping(isTyping, refresh, author));

    public void OnNotified(string messageId, CarrierNotification notification) => Tell(observer => observer.OnNotified(messageId, notification));

    public Task Kept => _observer.Kept;

    public void OnInterrupted(ImEndReason reason) => Tell(observer => observer.OnInterrupted(reason));

    public void OnRestored(string? token) => Tell(observer => observer.OnRestored(token));

    public void OnOver(ImEndReason reason, CarrierSettlement? settlement) => Tell(observer => observer.OnOver(reason, settlement));

    private void Tell(Action<ICarrierDialogObserver> tell)
    {
        if (!_isCut)
        {
            tell(_observer);
        }
    }
}
