using PluginIm.Sip;
using static PluginIm.Messaging.Sip.DialogMachine;

namespace PluginIm.Messaging.Sip;

/// <summary>Answers what the other side of a session sends in one of its dialogs.</summary>
internal sealed class DialogRequests(SipImDialog session)
{
    public async Task AnswerAsync(SipServerTransaction transaction, DialogKey key)
    {
        var request = transaction.Request;
        var leg = session.Find(key);
        if (!session.TryRecognise(request, leg))
        {
            await RefuseAsync(transaction, new SipRefusal(403, "the session is with somebody else")).ConfigureAwait(false);
            return;
        }

        if (leg is null)
        {
            await AnswerAsync(transaction, leg).ConfigureAwait(false);
            return;
        }

        if (leg.Dialog.Id.RemoteTag != (request.Headers.FromTag ?? string.Empty))
        {
            await RefuseAsync(transaction, new SipRefusal(481, "its tag is another's")).ConfigureAwait(false);
            return;
        }

        using var turn = leg.Dialog.TryTake(transaction, out var refusal);
        await (turn is null ? transaction.RefuseAsync(refusal!, session.Logger) : AnswerAsync(transaction, leg)).ConfigureAwait(false);
    }

    /// <summary>Answers a request that is the other side's; without a dialog it comes before the answer that makes it.</summary>
    private Task AnswerAsync(SipServerTransaction transaction, DialogLeg? leg)
    {
        var method = transaction.Request.Method;
        return method == SipMethod.Message ? OnMessageAsync(transaction)
            : method == SipMethod.Bye ? OnByeAsync(transaction, leg)
            : method == SipMethod.Options ? transaction.RespondAsync(session.Connection.Rules.Describe(transaction.Request))
            : method == SipMethod.Update ? OnUpdateAsync(transaction, leg)
            : method == SipMethod.Invite ? OnInviteAsync(transaction, leg)
            : RefuseAsync(transaction, new SipRefusal(405, "the session does not take it", SipHeaderNames.Allow, ImMethods.Allow));
    }

    private async Task OnMessageAsync(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        var received = ReceivedMessage.TryRead(request, session.Connection.Time.GetUtcNow());
        if (received is null)
        {
            await RefuseAsync(transaction, new SipRefusal(
                415, $"its body is {request.Headers.ContentType}", SipHeaderNames.Accept, ImBodyTypes.AcceptInMessage)).ConfigureAwait(false);
        }
        else if (received.Text is { } text)
        {
            await TakeAsync(transaction, received, text with { Author = AuthorOf(received) }).ConfigureAwait(false);
        }
        else if (received.Control is { } control)
        {
            await TakeControlAsync(transaction, control).ConfigureAwait(false);
        }
        else if (received.Case is { } json)
        {
            await TakeCaseAsync(transaction, json).ConfigureAwait(false);
        }
        else
        {
            // Nobody tells again what became of a message.
            await session.TellAsync(received, AuthorOf(received)).ConfigureAwait(false);
            await transaction.RespondAsync(200).ConfigureAwait(false);
        }
    }

    /// <summary>Who wrote it, where it says that it is somebody else than the other side.</summary>
    private ImParty? AuthorOf(ReceivedMessage received) =>
        received.Author is { } author && !Sender.AddressOf(author).Equals(session.Peer.Address) ? InvitationReader.PartyOf(author) : null;

    private async Task TakeControlAsync(SipServerTransaction transaction, ReadOnlyMemory<byte> control)
    {
        var roster = ControlBody.TryRead(control, out var isMalformed);
        if (roster is not null)
        {
            session.Tell(roster);
        }

        await (isMalformed ? RefuseAsync(transaction, new SipRefusal(400, "what it says of the session is malformed")) : transaction.RespondAsync(200))
            .ConfigureAwait(false);
    }

    private async Task TakeAsync(SipServerTransaction transaction, ReceivedMessage received, CarrierMessage text)
    {
        var passesOn = session.Observer.TellsOfDelivery;
        if (passesOn && received.AsksForDelivery)
        {
            session.Messages.OweDelivery(text.Id);
        }

        var receipt = await session.TakeAsync(text).ConfigureAwait(false);

        // What has come before, and is with all by now, is answered so: nothing is written down that would have it told once this desktop is started again.
        var isToldLater = passesOn && received.AsksForDelivery && !session.Observer.IsWithAll(text.Id);
        if (receipt == CarrierReceipt.NoSession)
        {
            // A refusal that overtakes the BYE would have the other side look for another way, and that one would put off the BYE once more.
            await session.WaitForGoodbyeAsync().ConfigureAwait(false);
        }

        await (receipt switch
        {
            CarrierReceipt.Taken => transaction.RespondAsync(isToldLater ? 202 : 200),
            CarrierReceipt.TooLong => RefuseAsync(transaction, new SipRefusal(413, "it is too long")),
            _ => RefuseAsync(transaction, new SipRefusal(481, "the session is over")),
        }).ConfigureAwait(false);
        if (receipt == CarrierReceipt.Taken && received.AsksForDelivery && !passesOn)
        {
            session.Messages.NotifyDeliveredAsync(text.Id).Forget(session.Logger);
        }
    }

    /// <summary>What is of a later version is passed over: its sender may have more for this side.</summary>
    private async Task TakeCaseAsync(SipServerTransaction transaction, ReadOnlyMemory<byte> json)
    {
        var refusal = await session.TakeCaseAsync(json).ConfigureAwait(false);
        if (refusal is { Kind: CaseRefusalKind.UnknownVersion })
        {
            SipImLog.CasePassedOver(session.Logger, session.SessionId, refusal.Why);
        }

        await (refusal switch
        {
            { Kind: CaseRefusalKind.TooLarge } => RefuseAsync(transaction, new SipRefusal(413, $"its case is not taken: {refusal.Why}")),
            { Kind: CaseRefusalKind.Malformed } => RefuseAsync(transaction, new SipRefusal(400, $"its case is not taken: {refusal.Why}")),
            _ => transaction.RespondAsync(200),
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// A refresh of the session or its target; before the answer there is nothing to refresh. Whoever sends one that is taken has found the way,
    /// and is told here where this side is.
    /// </summary>
    private async Task OnUpdateAsync(SipServerTransaction transaction, DialogLeg? leg)
    {
        if (leg is null)
        {
            await RefuseAsync(transaction, 491, "the session is not established").ConfigureAwait(false);
        }
        else if (leg != session.Leg || leg.Dialog.IsTerminated || session.IsEnded)
        {
            await RefuseAsync(transaction, 481, "that dialog is over").ConfigureAwait(false);
        }
        else if (leg.Takes(transaction.Request) && !session.TryHear(leg))
        {
            await RefuseAsync(transaction, 491, "this side's INVITE is under way").ConfigureAwait(false);
        }
        else
        {
            await leg.AnswerUpdateAsync(transaction).ConfigureAwait(false);
            session.OnHeard(leg);
        }
    }

    private Task OnInviteAsync(SipServerTransaction transaction, DialogLeg? leg) => leg is null || leg != session.Leg
        ? RefuseAsync(transaction, new SipRefusal(491, "the session is not established"))
        : leg.AnswerInviteAsync(transaction);

    private async Task OnByeAsync(SipServerTransaction transaction, DialogLeg? leg)
    {
        var request = transaction.Request;
        var isOfSession = !ImReason.IsOfDialogAlone(request) || session.State is State.Inviting or State.Invited;
        if (isOfSession && leg is null)
        {
            // What came before it, and waits to hear of the acceptance, is taken with the end.
            session.OnDenied(new ImEndReason(ImReason.KindOfEnd(request)), Farewell.Read(request, session.SessionId));
        }

        var response = SipResponse.For(request, 200);
        var lastReceived = await session.Received.LastIdAsync(CancellationToken.None).ConfigureAwait(false);
        Farewell.Put(response, session.SessionId, lastReceived, session.Connection.Time.GetUtcNow());
        await transaction.RespondAsync(response).ConfigureAwait(false);
        if (isOfSession)
        {
            session.OnDenied(new ImEndReason(ImReason.KindOfEnd(request)), Farewell.Read(request, session.SessionId));
        }
        else if (leg is not null)
        {
            session.Lose(leg, new ImEndReason(ImEndReasonKind.ConnectionLost, ImReason.CauseOf(request), SipReason.Of(request)?.Text));
        }
    }

    /// <summary>What happens where both sides look for a way is no cause for a warning.</summary>
    private Task RefuseAsync(SipServerTransaction transaction, int status, string why)
    {
        SipImLog.RestoreRefused(session.Logger, session.SessionId, transaction.Request.Method.Name, status, why);
        return transaction.RespondAsync(status);
    }

    private Task RefuseAsync(SipServerTransaction transaction, SipRefusal refusal) => transaction.RefuseAsync(refusal, session.Logger);
}
