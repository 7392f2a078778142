namespace PluginIm.Messaging;

/// <content>What the others' dialogs tell.</content>
internal sealed partial class Focus
{
    public void OnEstablished(FocusMember member, CarrierEstablishment establishment)
    {
        ICarrierDialog? dialog;
        lock (_gate)
        {
            if (_isOver || member.Stage != FocusStage.Invited)
            {
                return;
            }

            member.Stage = FocusStage.Here;
            member.Party = establishment.AnsweredBy ?? member.Party;
            member.ToldCase = establishment.HasCase ? member.ToldCase : 0;
            dialog = member.Dialog;
            _revision++;
        }

        member.StopTime();
        Serve(member, dialog);
        _session.OnJoined(member.Party);
        member.Answered(null);
        TellRoster();
    }

    /// <summary>What one writes is here first, and goes to the others then.</summary>
    public async ValueTask<CarrierReceipt> OnMessageAsync(FocusMember member, CarrierMessage message)
    {
        var written = message with { Author = member.Party };
        var receipt = await _session.OnMessageAsync(written).ConfigureAwait(false);
        if (receipt == CarrierReceipt.Taken)
        {
            foreach (var other in In().Where(other => other != member))
            {
                other.Outbox.SendAsync(written).Forget(_context.Logger);
            }
        }

        return receipt;
    }

    public void OnTyping(bool isTyping, TimeSpan refresh) => _session.OnTyping(isTyping, refresh);

    /// <summary>That one does not have it says nothing of the others.</summary>
    public void OnNotified(string messageId, CarrierNotification notification)
    {
        if (notification != CarrierNotification.Failed)
        {
            _session.OnNotified(messageId, notification);
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

            member.Stage = FocusStage.Here;
            dialog = member.Dialog;
            _token = member == _first ? token : _token;
            token = _token;
        }

        member.StopTime();
        _session.OnRestored(token);
        Serve(member, dialog);
        TellRoster();
    }

    public void OnOver(FocusMember member, ImEndReason reason, CarrierSettlement? settlement)
    {
        bool wasIn;
        FocusMember[] invited = [];
        lock (_gate)
        {
            if (!_members.Remove(member))
            {
                return;
            }

            wasIn = member.IsIn;
            member.Stage = FocusStage.Gone;
            _token = member == _first ? null : _token;
            _revision++;
            if (!_members.Exists(other => other.IsIn))
            {
                _isOver = true;
                invited = [.. _members];
                _members.Clear();
            }
        }

        member.StopTime();
        member.Outbox.Close();
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
