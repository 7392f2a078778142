using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging;

/// <summary>
/// A session's hold on its carrier's dialog. Nothing that a carrier throws passes it, and an end that is asked for
/// while the invitation is still being handed over is made up for.
/// </summary>
internal sealed class SessionCarriage(ILogger logger)
{
    private readonly Lock _gate = new();
    private ICarrierDialog? _dialog;
    private CarrierEnding? _endingDue;

    public void Attach(ICarrierDialog dialog) => _dialog = dialog;

    /// <summary>Hands the invitation to the carrier; false when the carrier broke.</summary>
    public async Task<bool> InviteAsync(IImCarrier carrier, CarrierInvitation invitation, ICarrierDialogObserver observer)
    {
        ICarrierDialog dialog;
        try
        {
            dialog = carrier.Invite(invitation, observer);
        }
        catch (Exception exception)
        {
            // The boundary to the carrier: its fault ends this session, not the channel.
            MessagingLog.CarrierFailed(logger, exception, "inviting");
            return false;
        }

        CarrierEnding? due;
        lock (_gate)
        {
            _dialog = dialog;
            due = _endingDue;
        }

        if (due is { } ending)
        {
            await EndAsync(ending, CancellationToken.None).ConfigureAwait(false);
        }

        return true;
    }

    public async Task<CarrierEstablishment?> AcceptAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _dialog is IIncomingCarrierDialog dialog
                ? await dialog.AcceptAsync(cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (Exception exception)
        {
            // The boundary to the carrier, and the agent's own giving up: either way the session is not connected.
            MessagingLog.CarrierFailed(logger, exception, "accepting");
            return null;
        }
    }

    public async Task<CarrierResult> SendAsync(CarrierMessage message)
    {
        try
        {
            return _dialog is { } dialog
                ? await dialog.SendAsync(message, CancellationToken.None).ConfigureAwait(false)
                : CarrierResult.Failed(ImDeliveryFailureKind.SessionEnded);
        }
        catch (Exception exception)
        {
            // The boundary to the carrier: the message is not confirmed, the next may be.
            MessagingLog.CarrierFailed(logger, exception, "sending");
            return CarrierResult.Failed(ImDeliveryFailureKind.NoConfirmation);
        }
    }

    public async Task EndAsync(CarrierEnding ending, CancellationToken cancellationToken)
    {
        ICarrierDialog? dialog;
        lock (_gate)
        {
            dialog = _dialog;
            _endingDue ??= ending;
        }

        try
        {
            await (dialog?.EndAsync(ending, cancellationToken) ?? Task.FromResult<CarrierSettlement?>(null)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            // The boundary to the carrier: the session is over for the agent whether or not the peer could be told.
            MessagingLog.CarrierFailed(logger, exception, "ending");
        }
    }
}
