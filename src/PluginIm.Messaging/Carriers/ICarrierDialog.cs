namespace PluginIm.Messaging;

/// <summary>
/// One session as a carrier carries it, on the side of one party.
/// Calls may come from any thread; none may throw for what the network or the other party does.
/// </summary>
public interface ICarrierDialog
{
    /// <summary>Sends a message in the connected session. The session hands over one at a time.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up waiting for the confirmation.</param>
    /// <returns>Success when the other party confirmed the message.</returns>
    Task<CarrierResult> SendAsync(CarrierMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the dialog in whatever way its phase asks for. Does nothing when it is over already.
    /// The observer hears nothing of an end that this side asked for.
    /// </summary>
    /// <param name="ending">Why it ends.</param>
    /// <param name="cancellationToken">Gives up waiting for the other side.</param>
    /// <returns>A task that ends when the other side knows, or cannot be told.</returns>
    Task EndAsync(CarrierEnding ending, CancellationToken cancellationToken);
}
