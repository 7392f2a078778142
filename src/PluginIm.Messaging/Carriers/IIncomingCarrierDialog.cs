namespace PluginIm.Messaging;

/// <summary>The dialog of a received invitation.</summary>
public interface IIncomingCarrierDialog : ICarrierDialog
{
    /// <summary>The invitation as it came.</summary>
    CarrierInvitation Invitation { get; }

    /// <summary>Accepts the invitation.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Success when the session is connected; a failure when the invitation was over already.</returns>
    Task<CarrierResult> AcceptAsync(CancellationToken cancellationToken);
}
