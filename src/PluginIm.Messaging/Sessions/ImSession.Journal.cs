using PluginIm.Contracts;

namespace PluginIm.Messaging;

/// <content>What outlives the desktop's process.</content>
public sealed partial class ImSession
{
    private readonly int _originRevision;
    private string? _token;

    /// <summary>A session that comes back from the journal; <see cref="TakeUpAsync"/> restores it.</summary>
    /// <param name="context">What all sessions share.</param>
    /// <param name="journaled">What the journal has of it.</param>
    /// <param name="origin">The interaction from which the agent consults, where the shell still has it.</param>
    internal ImSession(SessionContext context, JournaledSession journaled, IInteraction? origin)
        : this(context, journaled.Header.Me, journaled.Header.Peer, journaled.Header.SessionId, ComeBack(journaled.Header))
    {
        var header = journaled.Header;
        IsIncoming = header.IsIncoming;
        _openedAt = header.OpenedAt;
        _isPageMode = header.IsPageMode;
        _token = header.CarrierToken;
        _draft = journaled.Draft ?? string.Empty;
        _record.Restore(journaled.Lines, header.LastReceivedId, header.State != ImSessionState.NotConnected);
        _record.NoteReceived(_peer);
        _journal.GoOn();
        _isSettled = header.State == ImSessionState.Ended;
        _case = journaled.Case;
        (_rosterRevision, _comesBack, _roster, _conversationId) = (header.RosterRevision, true, header.Roster, header.ConversationId);
        if (header is { Members.Count: > 0, State: not ImSessionState.Ended })
        {
            _carriage.Attach(_focus = new Focus(this, context, header.Members, header.RosterRevision));
        }

        (OriginId, Origin, _originRevision) = (header.OriginId, origin, header.OriginRevision);
        Options = OptionOverrides.Apply(context.Options, origin, _id, context.Logger);
        _ownCase = origin is null || _isSettled ? null : new OwnCase(origin, header.OriginRevision, Options, OnOwnCaseChanged, context.Logger);
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
                    _timer.Start(Options.RestoreTimeout);
                    break;
                case ImSessionState.Ended:
                    // Ended in the very moment in which the desktop did: what was not settled then is settled now.
                    Settle_NeedsLock();
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
        if (_focus is { } focus)
        {
            focus.TakeUp();
            return;
        }

        var restoration = new CarrierRestoration
        {
            SessionId = Id,
            Me = Me,
            Peer = Peer,
            IsIncoming = IsIncoming,
            Token = _token,
            LastReceivedId = Read(() => _record.LastReceivedId),
            IsPageMode = IsPageMode,
            IsConference = IsConference,
        };
        if (!await _carriage.RestoreAsync(_context.Carrier, restoration).ConfigureAwait(false))
        {
            await ApplyAsync(SessionInput.ConnectionLost).ConfigureAwait(false);
        }
    }

    /// <summary>Adds the session to the journal, once there is something that must not be lost.</summary>
    private void KeepInJournal_NeedsLock() => _journal.Open(Header_NeedsLock(), _record.Transcript, _case);

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
        OriginId = OriginId,
        OriginRevision = _ownCase?.Revision ?? _originRevision,
        RosterRevision = _focus?.Revision ?? _rosterRevision,
        Members = _focus?.Journaled ?? [],
        Roster = _roster,
        ConversationId = _conversationId,
    };
}
