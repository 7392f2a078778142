using PluginIm.Sip;
using static PluginIm.Messaging.Sip.DialogMachine;

namespace PluginIm.Messaging.Sip;

/// <content>The way to the other side: how it is lost, looked for, and found again in the same dialog or another one.</content>
internal abstract partial class SipImDialog
{
    /// <summary>The switch does not know this side any more by the way that the dialog has: whatever the other side sends is lost.</summary>
    public void LoseWay(ImEndReason reason) => Apply(Input.Lost, new DialogNews(reason));

    /// <summary>The same where the switch reaches this side by another way from here on.</summary>
    public void LoseWayUnlessAt(SipUri contact)
    {
        if (Leg?.Dialog.LocalContact is { } named && !named.Uri.Equals(contact))
        {
            LoseWay(new ImEndReason(ImEndReasonKind.ConnectionLost, Phrase: "The address changed."));
        }
    }

    /// <summary>Whether an INVITE of this side to restore the session is under way, which stays before one of the other side.</summary>
    internal bool IsRestoringFirst()
    {
        lock (_gate)
        {
            return IsInviter && _state == State.Interrupted && _way is { IsInviting: true };
        }
    }

    /// <summary>An INVITE of this side goes out to restore the session; false where it is not wanted any more.</summary>
    internal bool TryBeginInvite(WayBack way, DialogKey key)
    {
        lock (_gate)
        {
            if (_way != way || _state is not (State.Interrupted or State.Leaving))
            {
                return false;
            }

            way.IsInviting = true;
            _legs.Add(key);
            return true;
        }
    }

    /// <summary>A way was found; false where it is not wanted any more.</summary>
    internal bool OnFound(DialogLeg leg, WayBack way)
    {
        lock (_gate)
        {
            if (_way != way || _state != State.Interrupted)
            {
                return false;
            }

            SipImLog.WayRestored(Logger, SessionId, _peer.Address.ToString(), leg == _legs.Current ? "UPDATE" : "INVITE");
            Use_NeedsLock(leg);
            Apply_NeedsLock(Input.Restored, default);
        }

        _teller.Tell();
        return true;
    }

    /// <summary>
    /// Hears the other side's UPDATE in the dialog that there is: from here on this side looks for no way of its own. False while an INVITE of it is
    /// under way, which the other side may be accepting at this moment.
    /// </summary>
    internal bool TryHear(DialogLeg leg)
    {
        lock (_gate)
        {
            if (leg != _legs.Current || _way is { IsInviting: true })
            {
                return false;
            }

            _way?.Stop();
            _way = null;
            return true;
        }
    }

    /// <summary>The other side was heard in the dialog that there is, and told where this side is.</summary>
    internal void OnHeard(DialogLeg leg)
    {
        lock (_gate)
        {
            if (leg != _legs.Current || _state != State.Interrupted || _way is not null)
            {
                return;
            }

            SipImLog.WayRestored(Logger, SessionId, _peer.Address.ToString(), "the other side's UPDATE");
            Apply_NeedsLock(Input.Restored, default);
        }

        _teller.Tell();
    }

    /// <summary>The way that a dialog has is lost; without effect where the session goes on in another one.</summary>
    internal void Lose(DialogLeg leg, ImEndReason reason)
    {
        lock (_gate)
        {
            if (leg != _legs.Current)
            {
                return;
            }

            Apply_NeedsLock(Input.Lost, new DialogNews(reason));
        }

        _teller.Tell();
    }

    /// <summary>A dialog that this side accepted is lost where no ACK comes.</summary>
    internal async Task WatchAckAsync(SipInviteServer server, DialogLeg leg)
    {
        var ack = await server.Ack.ConfigureAwait(false);
        leg.Acknowledged = Task.CompletedTask;
        if (ack is null)
        {
            Lose(leg, new ImEndReason(ImEndReasonKind.ConnectionLost, 408, "No ACK"));
        }
    }

    private void LookForWay_NeedsLock()
    {
        _way?.Stop();
        _way = (_state, _connection) switch
        {
            (State.Interrupted, { } connection) => WayBack.Restore(this, connection),
            (State.Leaving, { } connection) => WayBack.SayGoodbye(this, connection, _goodbye),
            _ => null,
        };
    }

    /// <summary>The other side restored the session in this dialog.</summary>
    internal void GoOnIn(DialogLeg leg, SipRequest request)
    {
        var actions = Actions.None;
        DialogLeg? replaced = null;
        bool isWanted;
        lock (_gate)
        {
            if (_state == State.Leaving)
            {
                // The other side does not know yet that it is over: it is told, and asked what came, in the dialog that it has just made.
                Use_NeedsLock(leg);
                LookForWay_NeedsLock();
                return;
            }

            isWanted = _state is State.Inviting or State.Connected or State.Interrupted;
            if (isWanted)
            {
                replaced = _state == State.Connected ? _legs.Current : null;
                SipImLog.WayRestored(Logger, SessionId, _peer.Address.ToString(), "the other side's INVITE");
                var answeredBy = _state == State.Inviting ? AnswererOf_NeedsLock(request) : null;
                Use_NeedsLock(leg);
                actions = Apply_NeedsLock(Input.Restored, new DialogNews(AnsweredBy: answeredBy));
            }
        }

        Perform(actions);
        (isWanted ? null : leg)?.Dispose();
        if (!isWanted || replaced is { Dialog.IsTerminated: false })
        {
            // Ended meanwhile; or the dialog before may be alive in the proxies between, and is given up for this one (RFC 3891 3).
            Connection.HangUpAsync((replaced ?? leg).Dialog, ImReason.Replaced).Forget(Logger);
        }
    }

    private ImParty? AnswererOf_NeedsLock(SipRequest request)
    {
        var invited = _peer.Address;
        _peer = SessionPeer.Inviting(request);
        return _peer.Address.Equals(invited) ? null : ImParty.FromAddress(_peer.Address.ToString());
    }
}
