namespace PluginIm.Messaging;

/// <content>What the others' dialogs tell.</content>
internal sealed partial class Focus
{
    public void OnEstablished(FocusMember member, CarrierEstablishment establishment)
    {
        if (!_session.ReadAtEnd(last => TryJoin(member, establishment, last)))
        {
            return;
        }

        member.StopTime();
        Serve(member, DialogOf(member));
        _session.OnJoined(member.Party);
        member.Answered(null);
        TellRoster();
    }

    private bool TryJoin(FocusMember member, CarrierEstablishment establishment, long last)
    {
        lock (_gate)
        {
            if (_isOver || member.Stage != FocusStage.Invited)
            {
                return false;
            }

            (member.Stage, member.Since, member.Token) = (FocusStage.Here, last, establishment.Token);
            member.Party = establishment.AnsweredBy ?? member.Party;
            member.ToldCase = establishment.HasCase ? member.ToldCase : 0;
            _revision++;
            return true;
        }
    }

    private ICarrierDialog? DialogOf(FocusMember member)
    {
        lock (_gate)
        {
            return member.Dialog;
        }
    }

    /// <summary>What one writes is here first, and goes to the others then.</summary>
    public async ValueTask<CarrierReceipt> OnMessageAsync(FocusMember member, CarrierMessage message)
    {
        var written = message with { Author = member.Party };
        var receipt = await _session.OnMessageAsync(written).ConfigureAwait(false);
        if (receipt == CarrierReceipt.Taken)
        {
            var others = ReadersOf(message.Id, member);
            _receipts.Begin(message.Id, member, others);
            foreach (var other in others)
            {
                PassAsync(other, written).Forget(_context.Logger);
            }
        }

        return receipt;
    }

    /// <summary>Whether all have a text who are in it: known here, or from before the desktop was started again.</summary>
    public bool IsWithAll(string messageId) => _receipts.IsDelivered(messageId) || _session.IsPassedOn(messageId);

    /// <summary>Who types is seen by all the others, under its name.</summary>
    public void OnTyping(FocusMember member, bool isTyping, TimeSpan refresh)
    {
        _session.OnTyping(isTyping, refresh, member.Party);
        foreach (var dialog in Here(member))
        {
            dialog.NotifyTypingAsync(isTyping, refresh, member.Party).Forget(_context.Logger);
        }
    }

    /// <summary>That one does not have it says nothing of the others: all the same its author hears of it, once they have it.</summary>
    public void OnNotified(FocusMember member, string messageId, CarrierNotification notification)
    {
        switch (notification)
        {
            case CarrierNotification.Delivered:
                _receipts.NoteDelivered(messageId, member);
                break;
            case CarrierNotification.Read:
                _receipts.NoteRead(messageId, member);
                break;
            default:
                _receipts.NoteRefused(messageId, member);
                break;
        }
    }

    public void OnInterrupted(FocusMember member, ImEndReason reason)
    {
        bool isAlone;
        lock (_gate)
        {
            if (member.Stage != FocusStage.Here)
            {
                return;
            }

            member.Stage = FocusStage.Lost;
            isAlone = !_members.Exists(other => other.Stage == FocusStage.Here);
        }

        member.Outbox.Pause();
        member.StartTime(_session.Options.RestoreTimeout);
        if (isAlone)
        {
            _session.OnInterrupted(reason);
        }
    }

    public void OnRestored(FocusMember member, string? token)
    {
        ICarrierDialog? dialog;
        lock (_gate)
        {
            if (_isOver || !member.IsIn)
            {
                return;
            }

            (member.Stage, member.Token) = (FocusStage.Here, token);
            dialog = member.Dialog;
        }

        member.StopTime();
        _session.OnRestored(null);
        Serve(member, dialog);
        TellRoster();
    }

    public void OnOver(FocusMember member, ImEndReason reason, CarrierSettlement? settlement)
    {
        bool wasIn;
        FocusMember[] invited = [];
        (string MessageId, CarrierNotification What)[] untold;
        lock (_gate)
        {
            if (!_members.Remove(member))
            {
                return;
            }

            wasIn = member.IsIn;
            member.Stage = FocusStage.Gone;
            untold = TakeUntold_NeedsLock(member);
            _revision++;
            if (!_members.Exists(other => other.IsIn))
            {
                _isOver = true;
                invited = [.. _members];
                _members.Clear();
            }
        }

        member.StopTime();
        CloseOutbox(member, settlement);
        _receipts.Leave(member);
        TellReceipts(member, untold);
        Tell(member, wasIn, reason, settlement, invited);
        member.Answered(reason);
    }

    public void OnTimeOver(FocusMember member)
    {
        CarrierEnding ending;
        ICarrierDialog? dialog;
        lock (_gate)
        {
            ending = member.Stage == FocusStage.Invited ? CarrierEnding.NoAnswer : CarrierEnding.NotRestored;
            dialog = member.Dialog;
        }

        dialog?.EndAsync(ending, CancellationToken.None).Forget(_context.Logger);
        OnOver(member, new ImEndReason(ending == CarrierEnding.NoAnswer ? ImEndReasonKind.NoAnswer : ImEndReasonKind.ConnectionLost), null);
    }

    private void TellReceipt(FocusMember? author, string messageId, CarrierNotification what)
    {
        if (author is null)
        {
            _session.OnNotified(messageId, what);
            _session.NotePassedOn(messageId, isRefused: what == CarrierNotification.Failed);
        }
        else
        {
            TellAuthorAsync(author, messageId, what).Forget(_context.Logger);
        }
    }

    /// <summary>Who is lost at the moment, or before it has heard of it, is told once it is there again; who wrote before its acceptance came, once that has.</summary>
    private async Task TellAuthorAsync(FocusMember author, string messageId, CarrierNotification what)
    {
        while (WayTo(author, messageId, what) is var (dialog, served))
        {
            if (what == CarrierNotification.Read)
            {
                await dialog.NotifyReadAsync(messageId).ConfigureAwait(false);
                return;
            }

            var isRefused = what == CarrierNotification.Failed;
            var result = await (isRefused ? dialog.NotifyRefusedAsync(messageId) : dialog.NotifyDeliveredAsync(messageId)).ConfigureAwait(false);
            if (result.Kind != CarrierResultKind.Interrupted)
            {
                _session.NotePassedOn(messageId, isRefused);
                return;
            }

            if (!IsToBeToldAgain(author, messageId, what, served))
            {
                return;
            }
        }

        if (IsGone(author))
        {
            _session.NotePassedOn(messageId, isRefused: what == CarrierNotification.Failed);
        }
    }

    private bool IsGone(FocusMember member)
    {
        lock (_gate)
        {
            return member.Stage == FocusStage.Gone;
        }
    }

    private (ICarrierDialog Dialog, int Served)? WayTo(FocusMember author, string messageId, CarrierNotification what)
    {
        lock (_gate)
        {
            if (author is { Stage: FocusStage.Here, Dialog: { } dialog })
            {
                return (dialog, author.Served);
            }

            if (author.Stage != FocusStage.Gone)
            {
                author.Untold.Add((messageId, what));
            }

            return null;
        }
    }

    /// <summary>Keeps for after the restore what lost its way; true where it has been restored meanwhile, or left, and nothing is to be kept.</summary>
    private bool IsToBeToldAgain(FocusMember author, string messageId, CarrierNotification what, int served)
    {
        lock (_gate)
        {
            if (author.Served != served || author.Stage == FocusStage.Gone)
            {
                return true;
            }

            author.Untold.Add((messageId, what));
            return false;
        }
    }

    private void Tell(FocusMember member, bool wasIn, ImEndReason reason, CarrierSettlement? settlement, FocusMember[] invited)
    {
        if (_isOver)
        {
            foreach (var other in invited)
            {
                EndAsync(other, CarrierEnding.Cancel, CancellationToken.None).Forget(_context.Logger);
            }

            _session.OnOver(reason, settlement);
            return;
        }

        if (wasIn)
        {
            _session.OnLeft(member.Party, reason);
            TellRoster();
        }
        else
        {
            _session.OnNotJoined(member.Party, reason);
        }
    }
}
