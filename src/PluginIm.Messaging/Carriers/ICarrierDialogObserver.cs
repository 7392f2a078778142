namespace PluginIm.Messaging;

/// <summary>Hears what the other party and the network do in one dialog. Calls return quickly and never throw.</summary>
public interface ICarrierDialogObserver
{
    /// <summary>The invitation came a step further. What changes nothing may be told or left out.</summary>
    /// <param name="progress">The step.</param>
    void OnProgress(CarrierProgress progress);

    /// <summary>The other party accepted the invitation and has its first message.</summary>
    /// <param name="establishment">Who answered, and how.</param>
    void OnEstablished(CarrierEstablishment establishment);

    /// <summary>A message arrived. It may come before <see cref="OnEstablished"/>: networks reorder.</summary>
    /// <param name="message">The message.</param>
    /// <returns>What to answer to its author; there once the message is kept where a crash does not reach it.</returns>
    ValueTask<CarrierReceipt> OnMessageAsync(CarrierMessage message);

    /// <summary>The other party tells of the case about which it consults. An older one may come after a newer one.</summary>
    /// <param name="moment">The case as a whole.</param>
    /// <returns>What to answer; there once the case is kept where a crash does not reach it.</returns>
    ValueTask<CarrierReceipt> OnCaseAsync(CarrierCase moment);

    /// <summary>The other party tells who is in the conversation. An older one may come after a newer one.</summary>
    /// <param name="roster">Who.</param>
    void OnRoster(CarrierRoster roster);

    /// <summary>The other party is typing, or stopped.</summary>
    /// <param name="isTyping">Whether it is.</param>
    /// <param name="refresh">How long that holds unless it is told again (RFC 3994).</param>
    /// <param name="author">Who, where the other party passes on what somebody else does.</param>
    void OnTyping(bool isTyping, TimeSpan refresh, ImParty? author);

    /// <summary>
    /// Whether a message that was taken goes on to others: its author hears that it is delivered once they have it, by <see cref="ICarrierDialog.NotifyDeliveredAsync"/>,
    /// and until then that it is accepted and no more.
    /// </summary>
    bool TellsOfDelivery => false;

    /// <summary>
    /// Whether a message that was taken, and may have come before, is at all to whom it went on: its author, who did not hear of that, is answered so at once.
    /// </summary>
    /// <param name="messageId">Identity of the message.</param>
    /// <returns>True where it is.</returns>
    bool IsWithAll(string messageId) => false;

    /// <summary>The other party, or a switch, tells what became of a message (RFC 5438).</summary>
    /// <param name="messageId">Identity of the message.</param>
    /// <param name="notification">What became of it.</param>
    void OnNotified(string messageId, CarrierNotification notification);

    /// <summary>Ends when all that was told so far outlives the process; what is told once is answered then.</summary>
    Task Kept => Task.CompletedTask;

    /// <summary>The way to the other party is lost. The carrier restores it until the session ends it.</summary>
    /// <param name="reason">Why.</param>
    void OnInterrupted(ImEndReason reason);

    /// <summary>The way is there again. Messages whose sending was interrupted are handed over again.</summary>
    /// <param name="token">As in <see cref="CarrierEstablishment.Token"/>.</param>
    void OnRestored(string? token);

    /// <summary>The dialog is over, and not because this side ended it.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="settlement">What the other side has, of an invitation too; null when nobody knows.</param>
    void OnOver(ImEndReason reason, CarrierSettlement? settlement);
}
