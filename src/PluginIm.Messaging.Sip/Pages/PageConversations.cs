using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// The conversations with ordinary clients by their addresses, and what comes from those outside of any dialog. The first text opens an
/// invitation; what follows goes to the same conversation, whether it waits or is connected; after a rejection it is refused for a while.
/// </summary>
internal sealed class PageConversations(SipImCarrierOptions options, TimeProvider time, ILogger logger)
{
    private const int MaxRejected = 500;

    private readonly Lock _gate = new();
    private readonly Turns _turns = new();
    private readonly RecentPages _recent = new();
    private readonly Dictionary<string, List<PageDialog>> _dialogs = new(StringComparer.Ordinal);
    private readonly List<PageDialog> _resuming = [];
    private readonly OrderedDictionary<string, DateTimeOffset> _rejected = new(StringComparer.Ordinal);

    private volatile SwitchConnection? _connection;

    /// <summary>The way to the switch; null while the carrier is signed out.</summary>
    public SwitchConnection? Connection => _connection;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    /// <summary>Goes on by a fresh sign-in, or by none.</summary>
    public void Attach(SwitchConnection? connection)
    {
        _connection = connection;
        if (connection is null)
        {
            return;
        }

        PageDialog[] resuming;
        lock (_gate)
        {
            resuming = [.. _resuming];
            _resuming.Clear();
        }

        foreach (var dialog in resuming)
        {
            TellRestoredAsync(connection, dialog).Forget(logger);
        }
    }

    /// <summary>Takes up a conversation that was open when the desktop ended: there is nothing to restore but the way to the switch.</summary>
    public PageDialog Resume(CarrierRestoration restoration, ICarrierDialogObserver observer)
    {
        var invitation = new CarrierInvitation
        {
            SessionId = restoration.SessionId,
            From = restoration.IsIncoming ? restoration.Peer : restoration.Me,
            To = restoration.IsIncoming ? restoration.Me : restoration.Peer,
            FirstMessage = null,
            ExpiresIn = TimeSpan.Zero,
            IsPageMode = true,
        };
        var dialog = new PageDialog(this, invitation, restoration.Peer) { Observer = observer };
        Add(dialog);
        if (_connection is { } connection)
        {
            TellRestoredAsync(connection, dialog).Forget(logger);
        }
        else
        {
            lock (_gate)
            {
                _resuming.Add(dialog);
            }
        }

        return dialog;
    }

    /// <summary>A conversation that this side begins; it hears what comes from there until it is over.</summary>
    public PageDialog Open(CarrierInvitation invitation, ICarrierDialogObserver observer)
    {
        var dialog = new PageDialog(this, invitation, invitation.To) { Observer = observer };
        Add(dialog);
        return dialog;
    }

    public void Remove(PageDialog dialog, bool isRejected)
    {
        var address = dialog.Peer.Address;
        lock (_gate)
        {
            if (_dialogs.TryGetValue(address, out var dialogs) && dialogs.Remove(dialog) && dialogs.Count == 0)
            {
                _dialogs.Remove(address);
            }

            _resuming.Remove(dialog);
            if (isRejected)
            {
                _rejected.Remove(address);
                _rejected.Add(address, time.GetUtcNow() + options.PageRejectTime);
                if (_rejected.Count > MaxRejected)
                {
                    _rejected.RemoveAt(0);
                }
            }
        }
    }

    /// <summary>Takes a MESSAGE outside of any dialog.</summary>
    public async Task OnMessageAsync(SipServerTransaction transaction, ICarrierObserver channel)
    {
        var request = transaction.Request;
        if (ReceivedMessage.TryRead(request, time.GetUtcNow()) is not { } received)
        {
            await RefuseAsync(transaction, new SipRefusal(
                415, $"its body is {request.Headers.ContentType}", SipHeaderNames.Accept, ImBodyTypes.AcceptInMessage)).ConfigureAwait(false);
            return;
        }

        var sender = InvitationReader.SenderOf(request);
        var refusal = received.Text is null
            ? await NoticeAsync(request, received, sender).ConfigureAwait(false)
            : await _recent.OnceAsync(request, sender.Address, () => TakeAsync(request, received, sender, channel)).ConfigureAwait(false);
        await (refusal is null ? transaction.RespondAsync(200) : RefuseAsync(transaction, refusal)).ConfigureAwait(false);
    }

    /// <summary>What is about a conversation that is over is of no consequence.</summary>
    private async Task<SipRefusal?> NoticeAsync(SipRequest request, ReceivedMessage received, ImParty sender)
    {
        if (Find(sender.Address) is { } dialog)
        {
            await dialog.OnReceivedAsync(request, received).ConfigureAwait(false);
        }

        return null;
    }

    private async Task<SipRefusal?> TakeAsync(SipRequest request, ReceivedMessage received, ImParty sender, ICarrierObserver channel)
    {
        var (dialog, receipt, refusal) = await HandOverAsync(request, received, sender, channel).ConfigureAwait(false);
        if (dialog is not null && receipt == CarrierReceipt.NoSession)
        {
            // It ended at this very moment: the text begins another one.
            Remove(dialog, isRejected: false);
            (_, receipt, refusal) = await HandOverAsync(request, received, sender, channel).ConfigureAwait(false);
        }

        return refusal ?? receipt switch
        {
            CarrierReceipt.Taken => null,
            CarrierReceipt.TooLong => new SipRefusal(413, "it is too long"),
            _ => new SipRefusal(480, "its conversation ended at this moment"),
        };
    }

    /// <summary>The order in which texts came is that in which their conversation gets them; what it answers is not waited for in between.</summary>
    private async Task<(PageDialog? Dialog, CarrierReceipt Receipt, SipRefusal? Refusal)> HandOverAsync(
        SipRequest request, ReceivedMessage received, ImParty sender, ICarrierObserver channel)
    {
        var refusal = default(SipRefusal);
        var dialog = default(PageDialog);
        var receipt = ValueTask.FromResult(CarrierReceipt.NoSession);
        await _turns.TakeAsync(() =>
        {
            dialog = Find(sender.Address) ?? Invite(received.Text!, sender, channel, out refusal);
            receipt = dialog?.OnReceivedAsync(request, received) ?? receipt;
            return Task.FromResult(true);
        }).ConfigureAwait(false);
        return (dialog, await receipt.ConfigureAwait(false), refusal);
    }

    private PageDialog? Invite(CarrierMessage text, ImParty sender, ICarrierObserver channel, out SipRefusal? refusal)
    {
        if (IsRejected(sender.Address))
        {
            refusal = new SipRefusal(603, "the agent rejected its sender a short time ago");
            return null;
        }

        var invitation = new CarrierInvitation
        {
            SessionId = SipSessionId.NewIdentity(),
            From = sender,
            To = ImParty.FromAddress(options.Address),
            FirstMessage = text,
            ExpiresIn = InvitationReader.LongestWait,
            IsPageMode = true,
        };
        var dialog = new PageDialog(this, invitation, sender);
        var admission = channel.OnInvited(dialog);
        if (admission.Observer is not { } observer)
        {
            refusal = RefusalOf(admission.Refusal ?? CarrierEnding.Busy);
            return null;
        }

        dialog.Observer = observer;
        Add(dialog);
        refusal = null;
        return dialog;
    }

    private static async Task TellRestoredAsync(SwitchConnection connection, PageDialog dialog)
    {
        try
        {
            await connection.Readiness.Ready.WaitAsync(connection.Stopped).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Signed out before it was ready.
            return;
        }

        dialog.TellRestored();
    }

    private static SipRefusal RefusalOf(CarrierEnding ending) => ending switch
    {
        CarrierEnding.Forbidden => new SipRefusal(403, "its sender may not reach this agent"),
        CarrierEnding.Reject => new SipRefusal(603, "it is rejected"),
        CarrierEnding.Busy => new SipRefusal(486, "there are too many invitations or sessions"),
        _ => new SipRefusal(480, "nobody takes it"),
    };

    private void Add(PageDialog dialog)
    {
        lock (_gate)
        {
            if (!_dialogs.TryGetValue(dialog.Peer.Address, out var dialogs))
            {
                _dialogs.Add(dialog.Peer.Address, dialogs = []);
            }

            dialogs.Add(dialog);
        }
    }

    /// <summary>Where the agent has opened several, the latest.</summary>
    private PageDialog? Find(string address)
    {
        lock (_gate)
        {
            return _dialogs.GetValueOrDefault(address)?[^1];
        }
    }

    private bool IsRejected(string address)
    {
        lock (_gate)
        {
            return _rejected.TryGetValue(address, out var until) && time.GetUtcNow() < until;
        }
    }

    private Task RefuseAsync(SipServerTransaction transaction, SipRefusal refusal) => transaction.RefuseAsync(refusal, logger);
}
