using PluginIm.Sip;
using static PluginIm.Messaging.Sip.DialogMachine;

namespace PluginIm.Messaging.Sip;

/// <summary>A session that was open when the desktop ended: it begins interrupted, with nothing left of its dialog but the name.</summary>
internal sealed class ResumedDialog : SipImDialog
{
    private readonly DialogToken? _token;

    private ResumedDialog(DialogTable table, CarrierRestoration restoration, DialogToken? token, ICarrierDialogObserver observer)
        : base(
            table,
            restoration.SessionId,
            token?.Peer ?? new SessionPeer(Sender.AddressOf(SipAddress.Parse(restoration.Peer.Address)), false),
            State.Interrupted)
    {
        _token = token;
        IsInviter = !restoration.IsIncoming;
        Observer = observer;
        Received.Note(restoration.LastReceivedId);
        foreach (var messageId in restoration.OwedDeliveries)
        {
            Messages.OweDelivery(messageId);
        }

        if (restoration.IsConference)
        {
            Messages.AskForDelivery();
        }
    }

    public override SipDialogId? Replaced => base.Replaced ?? _token?.Dialog;

    protected override bool IsInviter { get; }

    protected internal override ICarrierDialogObserver Observer { get; }

    /// <summary>Takes the session up, to be restored as soon as the carrier is signed in.</summary>
    public static ResumedDialog Resume(
        SwitchConnection? connection, DialogTable table, CarrierRestoration restoration, ICarrierDialogObserver observer)
    {
        var dialog = new ResumedDialog(table, restoration, DialogToken.Read(restoration.Token), observer);
        dialog.Open(connection);
        if (connection is not null)
        {
            dialog.Attach(connection);
        }

        return dialog;
    }

    protected override Task<CarrierSettlement?> DropInvitationAsync(CarrierEnding? ending, CancellationToken cancellationToken) =>
        Task.FromResult<CarrierSettlement?>(null);
}
