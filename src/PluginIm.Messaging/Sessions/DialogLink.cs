namespace PluginIm.Messaging;

/// <summary>What a session hears of one dialog. Once cut, the dialog is heard no more: another has taken its place.</summary>
internal sealed class DialogLink(ImSession session) : ICarrierDialogObserver
{
    private volatile bool _isCut;

    public void Cut() => _isCut = true;

    public void OnProgress(CarrierProgress progress)
    {
        if (!_isCut)
        {
            session.OnProgress(progress);
        }
    }

    public void OnEstablished(CarrierEstablishment establishment)
    {
        if (!_isCut)
        {
            session.OnEstablished(establishment);
        }
    }

    public ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message) =>
        _isCut ? ValueTask.FromResult(CarrierReceipt.NoSession) : session.OnMessageAsync(message);

    public void OnTyping(bool isTyping, TimeSpan refresh)
    {
        if (!_isCut)
        {
            session.OnTyping(isTyping, refresh);
        }
    }

    public void OnNotified(string messageId, CarrierNotification notification)
    {
        if (!_isCut)
        {
            session.OnNotified(messageId, notification);
        }
    }

    public void OnInterrupted(ImEndReason reason)
    {
        if (!_isCut)
        {
            session.OnInterrupted(reason);
        }
    }

    public void OnRestored(string? token)
    {
        if (!_isCut)
        {
            session.OnRestored(token);
        }
    }

    public void OnOver(ImEndReason reason, CarrierSettlement? settlement)
    {
        if (!_isCut)
        {
            session.OnOver(reason, settlement);
        }
    }
}
