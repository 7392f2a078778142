namespace PluginIm.Messaging;

/// <content>What outlives the desktop's process.</content>
public sealed partial class ImSession
{
    private string? _token;

    /// <summary>A session that comes back from the journal; <see cref="TakeUpAsync"/> restores it.</summary>
    internal ImSession(SessionContext context, JournaledSession journaled)
        : this(context, journaled.Header.Me, journaled.Header.Peer, journaled.Header.SessionId, ComeBack(journaled.Header))
    {
        var header = journaled.Header;
        IsIncoming = header.IsIncoming;
        _openedAt = header.OpenedAt;
        _isPageMode = header.IsPageMode;
        _token = header.CarrierToken;
        _draft = journaled.Draft ?? string.Empty;
        _record.Restore(journaled.Lines, header.LastReceivedId, header.State != ImSessionState.NotConnected);
        _journal.GoOn();
        _isSettled = header.State == ImSessionState.Ended;
    }

    /// <summary>Whether the session, which came back from the journal, has an invitation to send, once more or for the first time.</summary>
    internal bool IsToInvite => Read(() =>
        _machine.State == ImSessionState.Establishing || (_machine.State == ImSessionState.NotConnected && !_record.IsAllSent));

    /// <summary>Has the carrier take up a session that came back from the journal. The channel is signing in.</summary>
    internal Task TakeUpAsync()
    {
        lock (_gate)
        {
            switch (_machine.State)
            {
                case ImSessionState.NotConnected when !_record.IsAllSent:
                    // The desktop ended between the text, which its author gave away, and the invitation with it.
                    Apply_NeedsLock(SessionInput.Invite, null, null);
                    break;
                case ImSessionState.Establishing:
                    _firstMessage = _record.SendNext();
                    break;
                case ImSessionState.Interrupted:
                    _record.AppendLine(ImSystemEvent.Interrupted, null, null);
                    _timer.Start(_context.Options.RestoreTimeout);
                    break;
                case ImSessionState.Ended:
                    // Ended in the very moment in which the desktop did: what was not settled then is settled now.
                    _record.Settle(null, message => FailureOf_NeedsLock(message, null));
                    return Task.CompletedTask;
                default:
                    return Task.CompletedTask;
            }
        }

        return State == ImSessionState.Establishing ? InviteAsync() : RestoreAsync();
    }

    /// <summary>What was connected is interrupted now; so is what an ordinary client had written, to which nobody had to say yes.</summary>
    private static SessionMachine ComeBack(JournaledHeader header) => new(
        header.State == ImSessionState.Connected || header is { State: ImSessionState.Establishing, IsIncoming: true }
            ? ImSessionState.Interrupted
            : header.State,
        header.EndReason);

    private async Task RestoreAsync()
    {
        var restoration = new CarrierRestoration
        {
            SessionId = Id,
            Me = Me,
            Peer = Peer,
            IsIncoming = IsIncoming,
            Token = _token,
            LastReceivedId = Read(() => _record.LastReceivedId),
            IsPageMode = IsPageMode,
        };
        if (!await _carriage.RestoreAsync(_context.Carrier, restoration).ConfigureAwait(false))
        {
            await ApplyAsync(SessionInput.ConnectionLost).ConfigureAwait(false);
        }
    }

    /// <summary>Adds the session to the journal, once there is something that must not be lost.</summary>
    private void KeepInJournal_NeedsLock() => _journal.Open(Header_NeedsLock(), _record.Transcript);

    private void WriteHeader_NeedsLock() => _journal.Write(new HeaderChanged(Header_NeedsLock()));

    private JournaledHeader Header_NeedsLock() => new()
    {
        SessionId = _id,
        Me = Me,
        Peer = _peer,
        IsIncoming = IsIncoming || _isJoined,
        State = _machine.State,
        EndReason = _machine.Reason,
        OpenedAt = _openedAt,
        CarrierToken = _token,
        LastReceivedId = _record.LastReceivedId,
        IsPageMode = _isPageMode,
    };
}
