namespace PluginIm.Messaging;

/// <summary>Hears what the other party and the network do in one dialog. Calls return quickly and never throw.</summary>
public interface ICarrierDialogObserver
{
    /// <summary>The other party accepted the invitation and has its first message.</summary>
    void OnEstablished();

    /// <summary>A message arrived. It may come before <see cref="OnEstablished"/>: networks reorder.</summary>
    /// <param name="message">The message.</param>
    /// <returns>What to answer to its author.</returns>
    CarrierReceipt OnMessage(CarrierMessage message);

    /// <summary>The dialog is over, and not because this side ended it.</summary>
    /// <param name="reason">Why.</param>
    void OnOver(ImEndReason reason);
}
