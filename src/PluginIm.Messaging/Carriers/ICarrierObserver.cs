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
    /// Says what came in a session that the carrier does not know: it was over before the desktop was started again, and its other side asks for it.
    /// </summary>
    /// <param name="sessionId">Identity of the session.</param>
    /// <param name="from">Address of whoever asks.</param>
    /// <returns>What came from there; null where there was no such session with that party.</returns>
    CarrierSettlement? FindOver(string sessionId, string from) => null;

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
