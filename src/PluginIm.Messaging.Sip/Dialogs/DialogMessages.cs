using PluginIm.Sip;
using static PluginIm.Messaging.Sip.DialogMachine;

namespace PluginIm.Messaging.Sip;

/// <summary>What this side of a session says in the dialog that carries it at the moment: texts, the case, typing, and what was read.</summary>
internal sealed class DialogMessages
{
    /// <summary>Of texts before those nothing is told any more.</summary>
    private const int MostOwed = 1000;

    private readonly List<string> _owed = [];
    private readonly SipImDialog _session;
    private readonly MessageExchange _exchange;

    public DialogMessages(SipImDialog session)
    {
        _session = session;
        _exchange = new MessageExchange(type => session.Leg?.Takes(type) == true, SendAsync, () => session.Connection.Time.GetUtcNow());
    }

    private bool IsConnected => _session.State == State.Connected;

    /// <summary>Sends a text once it is kept.</summary>
    public async Task<CarrierResult> SendAsync(CarrierMessage message, Task kept, CancellationToken cancellationToken)
    {
        var response = IsConnected && _session.Leg?.Dialog is { } dialog
            ? await _exchange.SendAsync(message, dialog.LocalAddress, dialog.RemoteAddress, kept, cancellationToken).ConfigureAwait(false)
            : null;
        return OutcomeOf(response);
    }

    /// <summary>Tells of the case, in as many parts as it needs; a text that waits goes in between.</summary>
    public async Task<CarrierResult> TellCaseAsync(CarrierCase moment)
    {
        foreach (var body in CaseParts.Split(moment))
        {
            var response = IsConnected ? await _exchange.SendAsync(CaseJson.MediaTypeName, body).ConfigureAwait(false) : null;
            if (response is not { IsSuccess: true })
            {
                return OutcomeOf(response);
            }
        }

        return CarrierResult.Success;
    }

    public Task NotifyTypingAsync(bool isTyping, TimeSpan refresh, ImParty? author) =>
        IsConnected && _session.Leg?.Dialog is { } dialog ? _exchange.NotifyTypingAsync(isTyping, refresh, author, dialog.RemoteAddress) : Task.CompletedTask;

    public Task NotifyReadAsync(string messageId) => IsConnected ? _exchange.NotifyReadAsync(messageId) : Task.CompletedTask;

    public Task NotifyDeliveredAsync(string messageId) => _exchange.NotifyDeliveredAsync(messageId);

    /// <summary>Who passes on what is said answers 202, and tells later that all have it: texts ask for that from here on.</summary>
    public void AskForDelivery() => _exchange.AskForDelivery();

    /// <summary>The author of a text of the other side has asked to be told of its delivery, of which this side hears later.</summary>
    public void OweDelivery(string messageId)
    {
        lock (_owed)
        {
            if (_owed.Count == MostOwed)
            {
                _owed.RemoveAt(0);
            }

            _owed.Add(messageId);
        }
    }

    /// <summary>Tells of a delivery, or that somebody refused the text, where the author asked for that.</summary>
    public async Task<CarrierResult> NotifyLaterAsync(string messageId, bool isRefused)
    {
        lock (_owed)
        {
            if (!_owed.Contains(messageId))
            {
                return CarrierResult.Success;
            }
        }

        var result = OutcomeOf(IsConnected ? await _exchange.TellDeliveryAsync(messageId, isRefused).ConfigureAwait(false) : null);
        lock (_owed)
        {
            if (result.Kind != CarrierResultKind.Interrupted)
            {
                _owed.Remove(messageId);
            }
        }

        return result;
    }

    /// <summary>Tells who is in the conversation.</summary>
    public async Task<CarrierResult> TellRosterAsync(CarrierRoster roster) => OutcomeOf(
        IsConnected ? await _exchange.SendAsync(ControlBody.MediaTypeName, ControlBody.Write(roster)).ConfigureAwait(false) : null);

    private SipRequest Draft(DialogLeg leg, BodyPart body)
    {
        var request = leg.Dialog.DraftRequest(SipMethod.Message);
        request.SetBody(body.ContentType, body.Content);
        _session.Connection.Digest?.AuthorizeAgain(request);
        return request;
    }

    private CarrierResult OutcomeOf(SipResponse? response) => response is not null ? SipOutcome.OfMessage(response)
        : _session.State is State.Connected or State.Interrupted ? CarrierResult.Interrupted()
        : CarrierResult.Failed(ImDeliveryFailureKind.SessionEnded);

    /// <summary>Sends a MESSAGE; null where there is no way at the moment, which may have been lost while others had their turn.</summary>
    private async Task<SipResponse?> SendAsync(BodyPart body, Task kept, CancellationToken cancellationToken)
    {
        var (draft, target, from) = (default(SipRequest), _session.Leg?.Dialog.RemoteTarget, _session.Leg);
        if (!kept.IsCompleted && from is not null)
        {
            // All but its number, which it takes when it leaves: another request may leave before.
            draft = Draft(from, body);
        }

        await kept.ConfigureAwait(false);
        if (!IsConnected || _session.Leg is not { } leg)
        {
            return null;
        }

        var request = draft is not null && leg == from && leg.Dialog.RemoteTarget == target ? draft : Draft(leg, body);
        leg.Dialog.Number(request);
        if (SwitchConnection.IsTooLarge(request, out var bytes))
        {
            SipImLog.MessageTooLarge(_session.Logger, _session.SessionId, bytes, SwitchConnection.MaxMessageBytes);
            return new SipResponse(513);
        }

        if (await leg.RequestWhileInUseAsync(request, cancellationToken).ConfigureAwait(false) is not { } response)
        {
            // It may have arrived, so it is handed over once more, and settled where the session is over by then.
            return new SipResponse(408);
        }

        if (SipOutcome.LosesWay(response))
        {
            _session.Lose(leg, SipOutcome.OfLoss(response));
            return response;
        }

        // Of a way that another one has replaced meanwhile a refusal says nothing of the text: a switch knows no route through the one before it.
        return response.IsSuccess || (leg == _session.Leg && IsConnected) ? response
            : IsConnected ? await SendAsync(body, Task.CompletedTask, cancellationToken).ConfigureAwait(false)
            : _session.State == State.Interrupted ? null
            : response;
    }
}
