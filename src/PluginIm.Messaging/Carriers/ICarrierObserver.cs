namespace PluginIm.Messaging;

/// <summary>Hears what happens to a carrier. Calls return quickly and never throw.</summary>
public interface ICarrierObserver
{
    /// <summary>The carrier's status changed.</summary>
    /// <param name="status">The status from here on.</param>
    void OnStatus(ImChannelStatus status);

    /// <summary>An invitation arrived.</summary>
    /// <param name="dialog">The dialog, not yet answered.</param>
    /// <returns>Who hears what happens in the dialog, or what to answer instead.</returns>
    CarrierAdmission OnInvited(IIncomingCarrierDialog dialog);

    /// <summary>
    /// This thread begins to hand over something that came, and says with <see cref="OnHandedOver"/> when it holds no lock any more. What the host is to
    /// hear of it can then be told on this very thread. A carrier without such threads calls neither.
    /// </summary>
    void OnHandingOver()
    {
    }

    /// <summary>This thread has handed over, or has left the rest to another one.</summary>
    void OnHandedOver()
    {
    }
}
