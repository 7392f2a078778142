using System.Collections.Concurrent;
using PluginIm.Messaging;

namespace PluginIm.Interop.Tests.Environment;

/// <summary>Hears of one conversation.</summary>
internal sealed class CarrierConversation : ICarrierDialogObserver
{
    private readonly ConcurrentQueue<CarrierMessage> _messages = new();

    public CarrierEstablishment? Established { get; private set; }

    public ImEndReason? Over { get; private set; }

    public string[] Texts => [.. _messages.Select(message => message.Text)];

    public ConcurrentQueue<(string MessageId, CarrierNotification Notification)> Notified { get; } = new();

    public ConcurrentQueue<bool> Typing { get; } = new();

    public void OnProgress(CarrierProgress progress)
    {
    }

    public void OnEstablished(CarrierEstablishment establishment) => Established = establishment;

    public ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message)
    {
        _messages.Enqueue(message);
        return ValueTask.FromResult(CarrierReceipt.Taken);
    }

    public ValueTask<CarrierReceipt> OnCaseAsync(CarrierCase moment) => ValueTask.FromResult(CarrierReceipt.Taken);

    public void OnRoster(CarrierRoster roster)
    {
    }

    public void OnTyping(bool isTyping, TimeSpan refresh, ImParty? author) => Typing.Enqueue(isTyping);

    public void OnNotified(string messageId, CarrierNotification notification) => Notified.Enqueue((messageId, notification));

    public void OnInterrupted(ImEndReason reason)
    {
    }

    public void OnRestored(string? token)
    {
    }

    public void OnOver(ImEndReason reason, CarrierSettlement? settlement) => Over = reason;
}
