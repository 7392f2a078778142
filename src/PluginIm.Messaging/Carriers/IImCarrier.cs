namespace PluginIm.Messaging;

/// <summary>
/// What carries sessions from desktop to desktop: the port between the session layer and a network.
/// Nothing that the network or a peer does may throw out of a carrier; it is a status, a result or a call of an observer.
/// </summary>
public interface IImCarrier : IAsyncDisposable
{
    /// <summary>Starts to sign in and keeps trying; how it goes is told to the observer.</summary>
    /// <param name="observer">Hears of the status and of invitations until the carrier is signed out.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>A task that ends when the carrier works on it, not when it is signed in.</returns>
    Task SignInAsync(ICarrierObserver observer, CancellationToken cancellationToken);

    /// <summary>Signs out. Sessions that are open are ended before by their owner.</summary>
    /// <param name="cancellationToken">Gives up being polite to the switch.</param>
    /// <returns>A task that ends when nothing is sent or received any more.</returns>
    Task SignOutAsync(CancellationToken cancellationToken);

    /// <summary>Invites. Returns at once; the outcome is told to the observer.</summary>
    /// <param name="invitation">Whom to invite, with the first message.</param>
    /// <param name="observer">Hears what happens in the dialog.</param>
    /// <returns>The dialog, not yet established.</returns>
    ICarrierDialog Invite(CarrierInvitation invitation, ICarrierDialogObserver observer);

    /// <summary>Takes up a session that was open when the desktop ended. It begins interrupted; the observer hears of its restore or its end.</summary>
    /// <param name="restoration">What is known of the session.</param>
    /// <param name="observer">Hears what happens in the dialog.</param>
    /// <returns>The dialog.</returns>
    ICarrierDialog Restore(CarrierRestoration restoration, ICarrierDialogObserver observer);

    /// <summary>Finds out ahead of an invitation what the other side can, so that the invitation need not try.</summary>
    /// <param name="peer">Who will be invited.</param>
    void Probe(ImParty peer);
}
