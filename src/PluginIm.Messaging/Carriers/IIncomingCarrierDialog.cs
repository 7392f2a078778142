namespace PluginIm.Messaging;

/// <summary>The dialog of a received invitation.</summary>
public interface IIncomingCarrierDialog : ICarrierDialog
{
    /// <summary>The invitation as it came.</summary>
    CarrierInvitation Invitation { get; }

    /// <summary>Accepts the invitation.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How the session is connected; null when the invitation was over already.</returns>
    Task<CarrierEstablishment?> AcceptAsync(CancellationToken cancellationToken);
}
