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
}
