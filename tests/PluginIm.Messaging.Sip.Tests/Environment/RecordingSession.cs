using System.Collections.Concurrent;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>What a session hears of its carrier, in order; takes each message once, as a session does.</summary>
internal sealed class RecordingSession : ICarrierDialogObserver
{
    private readonly ConcurrentQueue<string> _events = new();
    private readonly ConcurrentQueue<string> _copies = new();
    private readonly ConcurrentQueue<string> _notified = new();

    /// <summary>What happened, one word each: established, interrupted, restored, over.</summary>
    public string[] Events => [.. _events];

    /// <summary>The texts that were taken, each once.</summary>
    public string[] Texts => [.. _copies.Distinct()];

    /// <summary>The texts as they came, copies too.</summary>
    public string[] Copies => [.. _copies];

    public ICarrierDialog Dialog { get; set; } = null!;

    public CarrierEstablishment? Establishment { get; private set; }

    public string? Token { get; private set; }

    public ImEndReason? LostFor { get; private set; }

    public ImEndReason? OverFor { get; private set; }

    public CarrierSettlement? Settlement { get; private set; }

    /// <summary>What a message waits for before it is kept.</summary>
    public Task MayKeep { get; set; } = Task.CompletedTask;

    /// <summary>Whether a message waits for that.</summary>
    public bool IsKeeping { get; private set; }

    public string SessionId { get; init; } = "";

    public ConcurrentQueue<CarrierProgress> Progress { get; } = new();

    public bool IsConnected => _events.LastOrDefault() is "established" or "restored";

    public Task WaitForAsync(string what, int times = 1) => TestEnvironment.WaitForAsync(
        () => _events.Count(happened => happened == what) >= times, $"{what} {times} times, after {string.Join(", ", _events)}");

    /// <summary>Sends as a session does: once more after each restore as long as nobody knows whether it is there.</summary>
    public async Task<CarrierResult> SayAsync(string text)
    {
        while (true)
        {
            var result = await SayOnceAsync(text);
            if (result.Kind != CarrierResultKind.Interrupted)
            {
                return result;
            }

            await TestEnvironment.WaitForAsync(() => IsConnected || OverFor is not null, "the restore");
        }
    }

    public Task<CarrierResult> SayOnceAsync(string text) =>
        Dialog.SendAsync(new CarrierMessage($"id-{text}", text, DateTimeOffset.UnixEpoch), CancellationToken.None);

    public void Accepted(CarrierEstablishment? establishment)
    {
        (Establishment, Token) = (establishment, establishment?.Token);
        _events.Enqueue("established");
    }

    public void OnProgress(CarrierProgress progress) => Progress.Enqueue(progress);

    public void OnEstablished(CarrierEstablishment establishment) => Accepted(establishment);

    public async ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message)
    {
        IsKeeping = true;
        await MayKeep;
        _copies.Enqueue(message.Text);
        return CarrierReceipt.Taken;
    }

    /// <summary>The moments of the case as they came.</summary>
    public ConcurrentQueue<CarrierCase> Cases { get; } = new();

    public ValueTask<CarrierReceipt> OnCaseAsync(CarrierCase moment)
    {
        Cases.Enqueue(moment);
        return ValueTask.FromResult(CarrierReceipt.Taken);
    }

    public void OnRoster(CarrierRoster roster)
    {
    }

    public void OnTyping(bool isTyping, TimeSpan refresh, ImParty? author)
    {
    }

    /// <summary>Whether it passes on what is said.</summary>
    public bool TellsOfDelivery { get; set; }

    /// <summary>Whether all have what it passes on.</summary>
    public bool HasPassedAll { get; set; }

    public bool IsWithAll(string messageId) => HasPassedAll;

    /// <summary>The messages of which something was told.</summary>
    public string[] Notified => [.. _notified];

    /// <summary>What was told last.</summary>
    public CarrierNotification? LastNotification { get; private set; }

    public void OnNotified(string messageId, CarrierNotification notification)
    {
        LastNotification = notification;
        _notified.Enqueue(messageId);
    }

    public void OnInterrupted(ImEndReason reason)
    {
        LostFor = reason;
        _events.Enqueue("interrupted");
    }

    public void OnRestored(string? token)
    {
        Token = token;
        _events.Enqueue("restored");
    }

    public void OnOver(ImEndReason reason, CarrierSettlement? settlement)
    {
        (OverFor, Settlement) = (reason, settlement);
        _events.Enqueue("over");
    }
}
