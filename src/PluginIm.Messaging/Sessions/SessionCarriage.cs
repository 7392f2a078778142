using Microsoft.Extensions.Logging;

namespace PluginIm.Messaging;

/// <summary>
/// A session's hold on its carrier's dialog. Nothing that a carrier throws passes it, and an end that is asked for
/// while the invitation is still being handed over is made up for.
/// </summary>
internal sealed class SessionCarriage(ImSession session, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly SessionObserver _observer = new(session);
    private DialogLink _link = new(new SessionObserver(session));
    private ICarrierDialog? _dialog;
    private CarrierEnding? _endingDue;

    /// <summary>Who hears of the dialog that is in place.</summary>
    public DialogLink Link => _link;

    public void Attach(ICarrierDialog dialog) => _dialog = dialog;

    /// <summary>Gives the dialog of a received invitation to another session; null where there is none.</summary>
    public (IIncomingCarrierDialog Dialog, DialogLink Link)? HandOver(ImSession to)
    {
        if (_dialog is not IIncomingCarrierDialog dialog)
        {
            return null;
        }

        _link.Redirect(new SessionObserver(to));
        return (dialog, _link);
    }

    /// <summary>Takes over a dialog that another session has given away.</summary>
    public void Attach(IIncomingCarrierDialog dialog, DialogLink link)
    {
        lock (_gate)
        {
            (_dialog, _link) = (dialog, link);
        }
    }

    /// <summary>Puts another dialog in the place of the invitation under way, which is taken back without anybody hearing of it.</summary>
    /// <returns>What the other side has of that invitation.</returns>
    public Task<CarrierSettlement?> Replace(ICarrierDialog dialog)
    {
        ICarrierDialog? former;
        lock (_gate)
        {
            _link.Cut();
            _link = new DialogLink(_observer);
            former = _dialog;
            _dialog = dialog;
        }

        return former is null
            ? Task.FromResult<CarrierSettlement?>(new CarrierSettlement(null))
            : EndAsync(former, CarrierEnding.Joined, CancellationToken.None);
    }

    /// <summary>Puts a focus between the session and its dialog, so that there can be more of these; null where there is none.</summary>
    public Focus? Widen(Func<Focus> make)
    {
        lock (_gate)
        {
            if (_dialog is null || _endingDue is not null)
            {
                return null;
            }

            var focus = make();
            _link.Redirect(focus.Begin(_dialog));
            _dialog = focus;
            return focus;
        }
    }

    /// <summary>Hands the invitation to the carrier; false when the carrier broke.</summary>
    public Task<bool> InviteAsync(IImCarrier carrier, CarrierInvitation invitation) =>
        BeginAsync(link => carrier.Invite(invitation, link), "inviting");

    /// <summary>Has the carrier take the session up again; false when the carrier broke.</summary>
    public Task<bool> RestoreAsync(IImCarrier carrier, CarrierRestoration restoration) =>
        BeginAsync(link => carrier.Restore(restoration, link), "restoring");

    public async Task<CarrierEstablishment?> AcceptAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _dialog is IIncomingCarrierDialog dialog ? await dialog.AcceptAsync(cancellationToken).ConfigureAwait(false) : null;
        }
        catch (Exception exception)
        {
            // The boundary to the carrier, and the agent's own giving up: either way the session is not connected.
            MessagingLog.CarrierFailed(logger, exception, "accepting");
            return null;
        }
    }

    /// <summary>Sends a message once it is kept.</summary>
    public Task<CarrierResult> SendAsync(CarrierMessage message, Task kept) =>
        SendAsync(dialog => dialog.SendAsync(message, kept, CancellationToken.None));

    public Task<CarrierResult> TellCaseAsync(CarrierCase moment) => SendAsync(dialog => dialog.TellCaseAsync(moment));

    private async Task<CarrierResult> SendAsync(Func<ICarrierDialog, Task<CarrierResult>> send)
    {
        try
        {
            return _dialog is { } dialog
                ? await send(dialog).ConfigureAwait(false)
                : CarrierResult.Failed(ImDeliveryFailureKind.SessionEnded);
        }
        catch (Exception exception)
        {
            // The boundary to the carrier: what was sent is not confirmed, the next may be.
            MessagingLog.CarrierFailed(logger, exception, "sending");
            return CarrierResult.Failed(ImDeliveryFailureKind.NoConfirmation);
        }
    }

    /// <summary>Tells something of which the loss is of no consequence.</summary>
    public async Task NotifyAsync(Func<ICarrierDialog, Task> notify)
    {
        try
        {
            await (_dialog is { } dialog ? notify(dialog) : Task.CompletedTask).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The boundary to the carrier: what was to be told is soon out of date anyway.
            MessagingLog.CarrierFailed(logger, exception, "notifying");
        }
    }

    public Task<CarrierSettlement?> EndAsync(CarrierEnding ending, CancellationToken cancellationToken)
    {
        ICarrierDialog? dialog;
        lock (_gate)
        {
            dialog = _dialog;
            _endingDue ??= ending;
        }

        return EndAsync(dialog, ending, cancellationToken);
    }

    private async Task<bool> BeginAsync(Func<DialogLink, ICarrierDialog> begin, string doing)
    {
        ICarrierDialog dialog;
        try
        {
            dialog = begin(_link);
        }
        catch (Exception exception)
        {
            // The boundary to the carrier: its fault ends this session, not the channel.
            MessagingLog.CarrierFailed(logger, exception, doing);
            return false;
        }

        CarrierEnding? due;
        lock (_gate)
        {
            if (_dialog is null)
            {
                _dialog = dialog;
                due = _endingDue;
            }
            else
            {
                // A crossing invitation has taken the place meanwhile.
                due = CarrierEnding.Joined;
            }
        }

        if (due is { } ending)
        {
            await EndAsync(dialog, ending, CancellationToken.None).ConfigureAwait(false);
        }

        return true;
    }

    private async Task<CarrierSettlement?> EndAsync(ICarrierDialog? dialog, CarrierEnding ending, CancellationToken cancellationToken)
    {
        try
        {
            return dialog is null ? null : await dialog.EndAsync(ending, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            // The boundary to the carrier: the session is over for the agent whether or not the peer could be told.
            MessagingLog.CarrierFailed(logger, exception, "ending");
            return null;
        }
    }
}
