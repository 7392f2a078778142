namespace PluginIm.Messaging;

/// <content>More than two: who is in the session, and how it comes to be more.</content>
public sealed partial class ImSession
{
    private readonly bool _comesBack;
    private readonly int _rosterRevision;
    private Focus? _focus;
    private CarrierRoster? _roster;

    /// <summary>
    /// Everybody else in the session; who answered, once somebody did. Where it is more than one, all see what each of them writes, under its author's name.
    /// <see cref="ImSessionChangeKind.PartiesChanged"/> tells when it changes.
    /// </summary>
    public IReadOnlyList<ImParty> Others => Read(Others_NeedsLock);

    /// <summary>Whether somebody passes on what is said: the agent, or the one who added the agent or a colleague.</summary>
    public bool IsConference => Read(() => _focus is not null || _roster is not null);

    /// <summary>Identity of the conversation, the same at all who are in it; that of the session, unless somebody else added the agent to it.</summary>
    public string ConversationId => _conversationId ?? Id;

    /// <summary>Says whether a colleague could be added at this moment. Whoever started a session may, and passes on what is said in it until the end.</summary>
    /// <param name="address">Address on the switch.</param>
    /// <returns>Null when it could, else why not.</returns>
    public ImStartRefusal? WhyNotAdd(string address) => _context.WhyNotStart(address) ?? Read(() => WhyNotAdd_NeedsLock(address));

    /// <summary>Adds a colleague, who is asked; all who are in the session see when it has accepted. Of what was said before it sees nothing.</summary>
    /// <param name="party">The colleague.</param>
    /// <returns>What became of it, once the colleague has answered.</returns>
    public async Task<ImAddResult> AddAsync(ImParty party)
    {
        if (WhyNotAdd(party.Address) is { } refusal)
        {
            return new ImAddResult(refusal);
        }

        var moment = _ownCase is { } own ? LookAtCase(own) : null;
        Focus? focus;
        lock (_gate)
        {
            focus = WhyNotAdd_NeedsLock(party.Address) is null
                ? _focus ??= _carriage.Widen(() => new Focus(this, _context, [new JournaledMember(_peer, _id, _token, 0)], _rosterRevision))
                : null;
        }

        return focus is null ? new ImAddResult(ImStartRefusal.NotConnected) : new ImAddResult(null, await focus.AddAsync(party, moment).ConfigureAwait(false));
    }

    /// <summary>The one who passes on what is said tells who is in the session.</summary>
    internal void OnRoster(CarrierRoster roster)
    {
        lock (_gate)
        {
            if (_focus is not null || _machine.State == ImSessionState.Ended || roster.Revision <= (_roster?.Revision ?? 0))
            {
                return;
            }

            // Who was there before the desktop ended is not known here: what changed meanwhile cannot be said.
            var isKnown = _machine.State != ImSessionState.Establishing && !(_comesBack && _roster is null);
            var before = Others_NeedsLock();
            _roster = roster;
            var after = Others_NeedsLock();
            if (isKnown)
            {
                AppendLines_NeedsLock(ImSystemEvent.Joined, after, before);
                AppendLines_NeedsLock(ImSystemEvent.Left, before, after);
            }

            EndPeerTyping_NeedsLock(after);
            WriteHeader_NeedsLock();
            Tell(ImSessionChangeKind.PartiesChanged, null);
        }
    }

    /// <summary>Reads something that must not change while a line is appended; it is given the last line's place.</summary>
    internal bool ReadAtEnd(Func<long, bool> read) => Read(() => read(_record.LastOrdinal));

    internal long? OrdinalOf(string messageId) => Read(() => _record.OrdinalOf(messageId));

    internal string? LastIdOf(ImParty author) => Read(() => _record.LastIdOf(author));

    /// <summary>What went on to others, or was to, without anybody here knowing that all have it.</summary>
    internal IReadOnlyList<TranscriptMessage> Accepted() => Read(() => _record.AcceptedOnes().ToArray());

    internal void NotePassedOn(string messageId, bool isRefused)
    {
        lock (_gate)
        {
            _record.NotePassedOn(messageId, isRefused);
            NoteDrained_NeedsLock();
        }
    }

    /// <summary>Whether it is known of a text of somebody else that all have it to whom it went on.</summary>
    internal bool IsPassedOn(string messageId) => Read(() => _record.IsPassedOn(messageId));

    internal void OnJoined(ImParty party)
    {
        lock (_gate)
        {
            _record.AppendLine(ImSystemEvent.Joined, party, null);
            WriteHeader_NeedsLock();
            Tell(ImSessionChangeKind.PartiesChanged, null);
        }
    }

    internal void OnLeft(ImParty party, ImEndReason reason)
    {
        lock (_gate)
        {
            _record.AppendLine(ImSystemEvent.Left, party, reason);
            if (ImAddress.IsSame(party.Address, _peer.Address) && Others_NeedsLock() is [var next, ..])
            {
                // The one who was there first is out of it.
                _peer = next;
            }

            EndPeerTyping_NeedsLock(Others_NeedsLock());
            WriteHeader_NeedsLock();
            Tell(ImSessionChangeKind.PartiesChanged, null);
        }
    }

    internal void OnNotJoined(ImParty party, ImEndReason reason)
    {
        lock (_gate)
        {
            if (reason.Kind is ImEndReasonKind.Rejected or ImEndReasonKind.NoAnswer or ImEndReasonKind.Failed)
            {
                _record.AppendLine(SessionLines.ForEnd(reason.Kind, isIncoming: false, Me, party).Event, party, reason);
            }
        }
    }

    private ImStartRefusal? WhyNotAdd_NeedsLock(string address) =>
        IsIncoming || _roster is not null ? ImStartRefusal.NotStarter
        : _machine.State != ImSessionState.Connected || _isClosing ? ImStartRefusal.NotConnected
        : _isPageMode ? ImStartRefusal.OrdinaryClient
        : (_focus?.Invited ?? [_peer]).Any(party => ImAddress.IsSame(party.Address, address)) ? ImStartRefusal.AlreadyIn
        : (_focus?.Invited.Count ?? 1) + 2 > CarrierRoster.MostParties ? ImStartRefusal.TooManyParties
        : null;

    private IReadOnlyList<ImParty> Others_NeedsLock() => _focus is { Parties: { Count: > 0 } parties } ? parties
        : _roster is { } roster && roster.Parties.Where(party => !ImAddress.IsSame(party.Address, Me.Address)).ToArray() is { Length: > 0 } others ? others
        : [_peer];

    /// <summary>
    /// Who writes, where it is another of the others than the one at the other side: nobody can write in the name of whoever is not in the session. What somebody writes
    /// who has just accepted may come before the acceptance does.
    /// </summary>
    private ImParty? OtherOf_NeedsLock(ImParty? said) => said is { } author
        ? (_focus?.Invited ?? Others_NeedsLock()).FirstOrDefault(party => ImAddress.IsSame(party.Address, author.Address))
        : null;

    private void AppendLines_NeedsLock(ImSystemEvent systemEvent, IEnumerable<ImParty> parties, IReadOnlyList<ImParty> except)
    {
        foreach (var party in parties.Where(party => !except.Any(other => ImAddress.IsSame(other.Address, party.Address))))
        {
            _record.AppendLine(systemEvent, party, null);
        }
    }
}
