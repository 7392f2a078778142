namespace PluginIm.Messaging.Tests.Environment;

/// <summary>The in-memory twin of a carrier.</summary>
internal sealed class MemoryCarrier(MemoryNetwork network) : IImCarrier
{
    public ICarrierObserver? Observer { get; private set; }

    /// <summary>What the carrier says right after signing in.</summary>
    public ImChannelStatus AfterSignIn { get; set; } = new(ImChannelState.Ready);

    /// <summary>The dialogs of both directions, oldest first.</summary>
    public List<MemoryDialog> Dialogs { get; } = [];

    /// <summary>Thrown by the next call, as a broken carrier would.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Whether a case goes with the invitation, or is to follow.</summary>
    public bool BringsCase { get; set; } = true;

    public int SignIns { get; private set; }

    public Task SignInAsync(ICarrierObserver observer, CancellationToken cancellationToken)
    {
        ThrowFault();
        Observer = observer;
        SignIns++;
        observer.OnStatus(AfterSignIn);
        return Task.CompletedTask;
    }

    public Task SignOutAsync(CancellationToken cancellationToken)
    {
        ThrowFault();
        Observer = null;
        return Task.CompletedTask;
    }

    public ICarrierDialog Invite(CarrierInvitation invitation, ICarrierDialogObserver observer)
    {
        ThrowFault();
        var here = new MemoryDialog(this, invitation, observer);
        Dialogs.Add(here);
        if (network.Find(invitation.To.Address) is not { Observer: { } callee } carrier)
        {
            here.Over(new ImEndReason(ImEndReasonKind.Failed, 404, "Not Found"), new CarrierSettlement(null));
            return here;
        }

        var there = new MemoryDialog(carrier, BringsCase ? invitation : invitation with { Case = null }, null);
        carrier.Dialogs.Add(there);
        here.Pair(there);
        var admission = callee.OnInvited(there);
        there.Observe(admission.Observer);
        if (admission.Refusal is { } refusal)
        {
            here.Refused(refusal);
        }

        return here;
    }

    /// <summary>The sessions that were taken up after a start, each with its dialog.</summary>
    public List<(CarrierRestoration Restoration, MemoryDialog Dialog)> Restored { get; } = [];

    /// <summary>Whom the channel asked about.</summary>
    public List<ImParty> Probed { get; } = [];

    /// <summary>Thrown where a session is to be restored.</summary>
    public Exception? RestoreFault { get; set; }

    public ICarrierDialog Restore(CarrierRestoration restoration, ICarrierDialogObserver observer)
    {
        ThrowFault();
        if (RestoreFault is { } fault)
        {
            throw fault;
        }

        var dialog = new MemoryDialog(this, null, observer);
        Restored.Add((restoration, dialog));
        return dialog;
    }

    public void Probe(ImParty peer)
    {
        ThrowFault();
        Probed.Add(peer);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void ThrowFault()
    {
        if (Fault is { } fault)
        {
            throw fault;
        }
    }
}
