namespace PluginIm.Messaging;

/// <summary>
/// A conversation of more than two at the side of the one who started it (RFC 4579: a focus): all of the others' dialogs as one. What the agent writes goes to all,
/// what one of the others writes goes to the rest under its author's name, and all are told who is in it.
/// </summary>
internal sealed partial class Focus : ICarrierDialog
{
    private readonly Lock _gate = new();
    private readonly List<FocusMember> _members = [];
    private readonly ImSession _session;
    private readonly SessionContext _context;
    private readonly FocusReceipts _receipts;
    private CarrierCase? _case;
    private int _revision;
    private bool _isOver;

    /// <param name="session">The session, which hears of all as if it were one dialog.</param>
    /// <param name="context">What all sessions share.</param>
    /// <param name="members">The others that are in it: lost, until something else is known.</param>
    /// <param name="revision">The last roster that was told before; 0 for none.</param>
    public Focus(ImSession session, SessionContext context, IEnumerable<JournaledMember> members, int revision)
    {
        (_session, _context, _revision) = (session, context, revision);
        _receipts = new FocusReceipts(TellReceipt);
        _members.AddRange(members.Select(member => new FocusMember(this, member.Party, member.SessionId, FocusStage.Lost, context)
        {
            Token = member.CarrierToken,
            Since = member.Since,
        }));
    }

    /// <summary>The newest roster.</summary>
    public int Revision
    {
        get
        {
            lock (_gate)
            {
                return _revision + 1;
            }
        }
    }

    /// <summary>The others who are in it.</summary>
    public IReadOnlyList<ImParty> Parties
    {
        get
        {
            lock (_gate)
            {
                return [.. _members.Where(member => member.IsIn).Select(member => member.Party)];
            }
        }
    }

    /// <summary>Those, and whoever is invited.</summary>
    public IReadOnlyList<ImParty> Invited
    {
        get
        {
            lock (_gate)
            {
                return [.. _members.Select(member => member.Party)];
            }
        }
    }

    /// <summary>What brings the others back after a restart of the desktop.</summary>
    public IReadOnlyList<JournaledMember> Journaled
    {
        get
        {
            lock (_gate)
            {
                return [.. _members.Where(member => member.IsIn).Select(member => new JournaledMember(member.Party, member.SessionId, member.Token, member.Since))];
            }
        }
    }

    /// <summary>The dialog of the one other that there was is here, and is one of several from here on; who hears of it.</summary>
    public ICarrierDialogObserver Begin(ICarrierDialog dialog)
    {
        var first = _members[0];
        (first.Stage, first.Dialog) = (FocusStage.Here, dialog);
        first.Outbox.Open(dialog);
        return first;
    }

    /// <summary>Invites another party; null once it is in the conversation, else why it is not.</summary>
    public async Task<ImEndReason?> AddAsync(ImParty party, CarrierCase? moment)
    {
        var member = new FocusMember(this, party, _context.Options.NewIdentity(), FocusStage.Invited, _context);
        CarrierInvitation invitation;
        lock (_gate)
        {
            if (_isOver)
            {
                return new ImEndReason(ImEndReasonKind.Cancelled);
            }

            _case = moment ?? _case;
            member.ToldCase = _case?.Revision ?? 0;
            invitation = new CarrierInvitation
            {
                SessionId = member.SessionId,
                ConversationId = _session.Id,
                From = _session.Me,
                To = party,
                FirstMessage = null,
                Case = _case,
                Roster = Roster_NeedsLock(),
                ExpiresIn = _session.Options.ToastTimeout,
            };
            _members.Add(member);
        }

        member.StartTime(_session.Options.ToastTimeout);
        Invite(member, invitation);
        return await member.Answer.ConfigureAwait(false);
    }

    /// <summary>
    /// What the agent writes is on its way to all once the first of the others has it: one who is slow holds up nobody. It counts as there once all have it.
    /// </summary>
    public async Task<CarrierResult> SendAsync(CarrierMessage message, CancellationToken cancellationToken)
    {
        var members = ReadersOf(message.Id);
        _receipts.Begin(message.Id, null, members);
        var under = members.Select(member => PassAsync(member, message)).ToList();
        var result = CarrierResult.Failed(ImDeliveryFailureKind.PartyLeft);
        while (under.Count > 0 && !(result.Kind is CarrierResultKind.Delivered or CarrierResultKind.Accepted))
        {
            var done = await Task.WhenAny(under).WaitAsync(cancellationToken).ConfigureAwait(false);
            under.Remove(done);
            result = Stronger(result, await done.ConfigureAwait(false));
        }

        return result.IsSuccess && !_receipts.IsDelivered(message.Id) ? CarrierResult.Accepted : result;
    }

    /// <summary>Of what two of the others say: one who may have it counts before one who refused it, and that one before one who left.</summary>
    private static CarrierResult Stronger(CarrierResult one, CarrierResult other) =>
        other.Failure?.Kind is not { } kind || one.Failure?.Kind == ImDeliveryFailureKind.PartyLeft || kind == ImDeliveryFailureKind.NoConfirmation ? other : one;

    public Task NotifyTypingAsync(bool isTyping, TimeSpan refresh, ImParty? author = null) =>
        Task.WhenAll(Here().Select(dialog => dialog.NotifyTypingAsync(isTyping, refresh, author)));

    /// <summary>Its author hears of that once all have read it.</summary>
    public Task NotifyReadAsync(string messageId)
    {
        _receipts.NoteRead(messageId, null);
        return Task.CompletedTask;
    }

    /// <summary>The authors hear it from their own dialogs, once all have the text.</summary>
    public Task<CarrierResult> NotifyDeliveredAsync(string messageId) => Task.FromResult(CarrierResult.Success);

    public Task<CarrierResult> NotifyRefusedAsync(string messageId) => Task.FromResult(CarrierResult.Success);

    /// <summary>Who is lost at the moment, or comes later, is told of the newest case then.</summary>
    public async Task<CarrierResult> TellCaseAsync(CarrierCase moment)
    {
        (FocusMember Member, ICarrierDialog Dialog)[] here;
        lock (_gate)
        {
            _case = moment;
            here = [.. _members.Where(member => member is { Stage: FocusStage.Here, Dialog: not null }).Select(member => (member, member.Dialog!))];
        }

        var results = await Task.WhenAll(here.Select(other => TellCaseAsync(other.Member, other.Dialog, moment))).ConfigureAwait(false);
        return results.FirstOrDefault(result => result.Kind == CarrierResultKind.Failed) ?? CarrierResult.Success;
    }

    public Task<CarrierResult> TellRosterAsync(CarrierRoster roster) => Task.FromResult(CarrierResult.Success);

    public async Task<CarrierSettlement?> EndAsync(CarrierEnding ending, CancellationToken cancellationToken)
    {
        FocusMember[] members;
        lock (_gate)
        {
            _isOver = true;
            members = [.. _members];
            _members.Clear();
        }

        var settlements = await Task.WhenAll(members.Select(member => EndAsync(member, ending, cancellationToken))).ConfigureAwait(false);
        return settlements.FirstOrDefault(settlement => settlement is not null);
    }

    private void Invite(FocusMember member, CarrierInvitation invitation)
    {
        try
        {
            Take(member, _context.Carrier.Invite(invitation, member), CarrierEnding.Cancel);
        }
        catch (Exception exception)
        {
            // The boundary to the carrier: its fault costs this one, not the conversation.
            MessagingLog.CarrierFailed(_context.Logger, exception, "adding");
            OnOver(member, new ImEndReason(ImEndReasonKind.Failed), null);
        }
    }

    /// <summary>Takes the dialog that the carrier has made for a member, which may be there by now, or over.</summary>
    private void Take(FocusMember member, ICarrierDialog dialog, CarrierEnding endingDue)
    {
        bool isHere, isOver;
        lock (_gate)
        {
            member.Dialog = dialog;
            (isHere, isOver) = (member.Stage == FocusStage.Here, _isOver);
        }

        if (isOver)
        {
            // The conversation ended while the carrier was being asked for the dialog.
            dialog.EndAsync(endingDue, CancellationToken.None).Forget(_context.Logger);
        }
        else if (isHere)
        {
            Serve(member, dialog);
            TellRoster();
        }
    }

    private async Task<CarrierResult> PassAsync(FocusMember member, CarrierMessage message)
    {
        var result = await member.Outbox.SendAsync(message).ConfigureAwait(false);
        if (result.IsSuccess)
        {
            _receipts.NoteDelivered(message.Id, member);
        }
        else if (result.Failure?.Kind == ImDeliveryFailureKind.Refused)
        {
            _receipts.NoteRefused(message.Id, member);
        }

        return result;
    }

    /// <summary>Gives a member whatever it may have missed: texts, what became of its own, and the case.</summary>
    private void Serve(FocusMember member, ICarrierDialog? dialog)
    {
        if (dialog is null)
        {
            return;
        }

        member.Outbox.Open(dialog);
        CarrierCase? moment;
        (string MessageId, CarrierNotification What)[] receipts;
        lock (_gate)
        {
            member.Served++;
            receipts = TakeUntold_NeedsLock(member);
            moment = _case is { } newest && newest.Revision > member.ToldCase ? newest : null;
        }

        TellReceipts(member, receipts);
        if (moment is not null)
        {
            TellCaseAsync(member, dialog, moment).Forget(_context.Logger);
        }
    }

    private static (string MessageId, CarrierNotification What)[] TakeUntold_NeedsLock(FocusMember member)
    {
        (string MessageId, CarrierNotification What)[] untold = [.. member.Untold];
        member.Untold.Clear();
        return untold;
    }

    private void TellReceipts(FocusMember author, (string MessageId, CarrierNotification What)[] receipts)
    {
        foreach (var (id, what) in receipts)
        {
            TellReceipt(author, id, what);
        }
    }

    private async Task<CarrierResult> TellCaseAsync(FocusMember member, ICarrierDialog dialog, CarrierCase moment)
    {
        var result = await dialog.TellCaseAsync(moment).ConfigureAwait(false);
        lock (_gate)
        {
            if (result.Kind != CarrierResultKind.Interrupted)
            {
                member.ToldCase = Math.Max(member.ToldCase, moment.Revision);
            }
        }

        return result;
    }

    private void TellRoster()
    {
        CarrierRoster roster;
        lock (_gate)
        {
            roster = Roster_NeedsLock();
        }

        foreach (var dialog in Here())
        {
            dialog.TellRosterAsync(roster).Forget(_context.Logger);
        }
    }

    private CarrierRoster Roster_NeedsLock() =>
        new(_revision + 1, [_session.Me, .. _members.Where(member => member.IsIn).Select(member => member.Party)]);

    /// <summary>To whom a text goes: who is in it, and came before it was written.</summary>
    private FocusMember[] ReadersOf(string messageId, FocusMember? author = null)
    {
        var place = _session.OrdinalOf(messageId) ?? long.MaxValue;
        lock (_gate)
        {
            return [.. _members.Where(member => member.IsIn && member != author && member.Since < place)];
        }
    }

    private ICarrierDialog[] Here(FocusMember? except = null)
    {
        lock (_gate)
        {
            return [.. _members.Where(member => member.Stage == FocusStage.Here && member != except).Select(member => member.Dialog).OfType<ICarrierDialog>()];
        }
    }

    /// <summary>What it has is noted before it leaves: that is what makes a text one that is there.</summary>
    private void CloseOutbox(FocusMember member, CarrierSettlement? settlement)
    {
        foreach (var id in member.Outbox.Close(settlement))
        {
            _receipts.NoteDelivered(id, member);
        }
    }

    private async Task<CarrierSettlement?> EndAsync(FocusMember member, CarrierEnding ending, CancellationToken cancellationToken)
    {
        member.StopTime();
        member.Answered(new ImEndReason(ImEndReasonKind.Cancelled));
        var settlement = member.Dialog is { } dialog
            ? await dialog.EndAsync(!member.IsIn && ending == CarrierEnding.HangUp ? CarrierEnding.Cancel : ending, cancellationToken).ConfigureAwait(false)
            : null;
        CloseOutbox(member, settlement);
        return settlement;
    }
}
