namespace PluginIm.Messaging;

/// <summary>A session as it hears of its dialog.</summary>
internal sealed class SessionObserver(ImSession session) : ICarrierDialogObserver
{
    public void OnProgress(CarrierProgress progress) => session.OnProgress(progress);

    public void OnEstablished(CarrierEstablishment establishment) => session.OnEstablished(establishment);

    public ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message) => session.OnMessageAsync(message);

    public ValueTask<CarrierReceipt> OnCaseAsync(CarrierCase moment) => session.OnCaseAsync(moment);

    public void OnRoster(CarrierRoster roster) => session.OnRoster(roster);

    public void OnTyping(bool isTyping, TimeSpan refresh, ImParty? author) => session.OnTyping(isTyping, refresh, author);

    public void OnNotified(string messageId, CarrierNotification notification) => session.OnNotified(messageId, notification);

    public Task Kept => session.Kept;

    public void OnInterrupted(ImEndReason reason) => session.OnInterrupted(reason);

    public void OnRestored(string? token) => session.OnRestored(token);

    public void OnOver(ImEndReason reason, CarrierSettlement? settlement) => session.OnOver(reason, settlement);
}
