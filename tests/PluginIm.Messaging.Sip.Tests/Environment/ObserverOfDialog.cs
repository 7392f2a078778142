using System.Collections.Concurrent;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>Hears of one dialog, and keeps all in the order in which it came.</summary>
internal sealed class ObserverOfDialog : ICarrierDialogObserver
{
    public ConcurrentQueue<CarrierMessage> Messages { get; } = new();

    public ConcurrentQueue<CarrierCase> Cases { get; } = new();

    public ConcurrentQueue<(string MessageId, CarrierNotification Notification)> Notified { get; } = new();

    public ConcurrentQueue<(bool IsTyping, TimeSpan Refresh)> Typing { get; } = new();

    public CarrierEstablishment? Established { get; private set; }

    public ImEndReason? Over { get; private set; }

    public bool IsRestored { get; private set; }

    /// <summary>What every message gets.</summary>
    public CarrierReceipt Receipt { get; set; } = CarrierReceipt.Taken;

    public void OnProgress(CarrierProgress progress)
    {
    }

    public void OnEstablished(CarrierEstablishment establishment) => Established = establishment;

    public ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message)
    {
        Messages.Enqueue(message);
        return ValueTask.FromResult(Receipt);
    }

    public ValueTask<CarrierReceipt> OnCaseAsync(CarrierCase moment)
    {
        Cases.Enqueue(moment);
        return ValueTask.FromResult(CarrierReceipt.Taken);
    }

    public ConcurrentQueue<CarrierRoster> Rosters { get; } = new();

    public void OnRoster(CarrierRoster roster) => Rosters.Enqueue(roster);

    public void OnTyping(bool isTyping, TimeSpan refresh, ImParty? author) => Typing.Enqueue((isTyping, refresh));

    public void OnNotified(string messageId, CarrierNotification notification) => Notified.Enqueue((messageId, notification));

    /// <summary>What ends once all that was told is kept.</summary>
    public Task Kept { get; set; } = Task.CompletedTask;

    public void OnInterrupted(ImEndReason reason)
    {
    }

    public void OnRestored(string? token) => IsRestored = true;

    public void OnOver(ImEndReason reason, CarrierSettlement? settlement) => Over = reason;
}
