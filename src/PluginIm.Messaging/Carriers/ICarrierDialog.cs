namespace PluginIm.Messaging;

/// <summary>
/// One session as a carrier carries it, on the side of one party, from the invitation to the end; a way that is lost and restored
/// in between is the same dialog. Calls may come from any thread; none may throw for what the network or the other party does.
/// </summary>
public interface ICarrierDialog
{
    /// <summary>Sends a message in the connected session. The session hands over one at a time.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up waiting for the confirmation.</param>
    /// <returns>
    /// What became of it. After <see cref="CarrierResultKind.Interrupted"/> the observer hears of the loss and, in time, of the restore.
    /// </returns>
    Task<CarrierResult> SendAsync(CarrierMessage message, CancellationToken cancellationToken);

    /// <summary>The same of a message that must not leave before it is kept. What can be made ready meanwhile may be.</summary>
    /// <param name="message">The message.</param>
    /// <param name="kept">Ends when the message outlives this process.</param>
    /// <param name="cancellationToken">Gives up waiting for the confirmation.</param>
    /// <returns>What became of it.</returns>
    async Task<CarrierResult> SendAsync(CarrierMessage message, Task kept, CancellationToken cancellationToken)
    {
        await kept.ConfigureAwait(false);
        return await SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells the other party that the agent types, or stopped, where it takes that; a loss is of no consequence.</summary>
    /// <param name="isTyping">Whether the agent types.</param>
    /// <param name="refresh">How long that holds unless it is told again.</param>
    /// <param name="author">Who types, where it is somebody else than the agent, who passes it on.</param>
    /// <returns>A task that ends when it is sent, or can not be.</returns>
    Task NotifyTypingAsync(bool isTyping, TimeSpan refresh, ImParty? author = null);

    /// <summary>Tells the other party that the agent has read up to a message, where it takes that; a loss is of no consequence.</summary>
    /// <param name="messageId">The newest message that was read.</param>
    /// <returns>A task that ends when it is sent, or can not be.</returns>
    Task NotifyReadAsync(string messageId);

    /// <summary>
    /// Tells the other party that a message of its own is at all to whom it was passed on, where <see cref="ICarrierDialogObserver.TellsOfDelivery"/> said that it would.
    /// </summary>
    /// <param name="messageId">The message.</param>
    /// <returns>What became of it, as for a message.</returns>
    Task<CarrierResult> NotifyDeliveredAsync(string messageId);

    /// <summary>The same of a message that one or more of those refused to whom it was passed on, and that all others have.</summary>
    /// <param name="messageId">The message.</param>
    /// <returns>What became of it, as for a message.</returns>
    Task<CarrierResult> NotifyRefusedAsync(string messageId);

    /// <summary>Tells the other party of the case, as a whole, where it takes that. The session hands over one at a time; texts go in between.</summary>
    /// <param name="moment">The case.</param>
    /// <returns>What became of it, as for a message.</returns>
    Task<CarrierResult> TellCaseAsync(CarrierCase moment);

    /// <summary>Tells the other party who is in the conversation, where it takes that.</summary>
    /// <param name="roster">Who.</param>
    /// <returns>What became of it, as for a message.</returns>
    Task<CarrierResult> TellRosterAsync(CarrierRoster roster);

    /// <summary>
    /// Ends the dialog in whatever way its phase asks for. Does nothing when it is over already.
    /// The observer hears nothing of an end that this side asked for.
    /// </summary>
    /// <param name="ending">Why it ends.</param>
    /// <param name="cancellationToken">Gives up waiting for the other side.</param>
    /// <returns>What the other party has; null when it was not asked, or cannot be told.</returns>
    Task<CarrierSettlement?> EndAsync(CarrierEnding ending, CancellationToken cancellationToken);
}
