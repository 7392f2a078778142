using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PluginIm.Sip;

/// <summary>Finds the transaction of each message (RFC 3261 17.1.3, 17.2.3), opens fresh ones, and answers what needs no user.</summary>
internal sealed class TransactionLayer(TransactionContext context, SipEndpointRole role, ITransactionUser user, TimeProvider time) : ISipTransportReceiver
{
    private readonly bool _isUserAgent = role == SipEndpointRole.UserAgent;
    private readonly LogBudget _malformed = new(time);
    private readonly LogBudget _dropped = new(time);

    /// <summary>Starts the transaction of a request whose Via is set; without a flow it fails at once with a local 503.</summary>
    public SipClientTransaction StartClient(SipRequest request, SipFlow? flow, ReadOnlyMemory<byte> bytes, string? failure = null, bool isDirect = false)
    {
        SipClientTransaction transaction = request.Method == SipMethod.Invite
            ? new InviteClientTransaction(context, request, flow, bytes, (cancel, by) => StartClient(cancel, by, cancel.ToArray())) { IsDirect = isDirect }
            : new NonInviteClientTransaction(context, request, flow, bytes) { IsDirect = isDirect };
        if (flow is null)
        {
            transaction.OnTransportError(failure ?? "");
            return transaction;
        }

        context.Table.Clients[transaction.Key] = transaction;
        transaction.Start();
        if (!flow.IsOpen)
        {
            // Lost between the choice of the flow and here: its end was told before this transaction could be found.
            transaction.OnTransportError("the connection was lost");
        }

        return transaction;
    }

    public void OnMessage(SipFlow flow, SipMessage message)
    {
        if (message is SipResponse response)
        {
            OnResponse(response, flow);
        }
        else
        {
            OnRequest((SipRequest)message, flow);
        }
    }

    public void OnMalformed(SipFlow flow, SipParseException fault)
    {
        if (fault.Request is not { } request || request.Method == SipMethod.Ack)
        {
            LogMalformed(flow, fault, "dropped");
            return;
        }

        LogMalformed(flow, fault, $"answered {fault.StatusToAnswer}");
        RefuseAsync(request, flow, fault.StatusToAnswer).Forget(context.Logger);
    }

    public void OnClosed(SipFlow flow, string reason)
    {
        foreach (var (_, transaction) in context.Table.Clients)
        {
            if (flow.Equals(transaction.Flow))
            {
                transaction.OnTransportError(reason);
            }
        }

        user.OnClosed(flow, reason);
    }

    /// <summary>
    /// Whether a message belongs to a transaction here: an answer, a copy, the ACK of a refusal, a CANCEL. Where a transport is shared with another
    /// stack, this tells whose it is.
    /// </summary>
    public bool Knows(SipMessage message)
    {
        if (message is SipRequest request)
        {
            return KnowsServer(TransactionKey.OfServer(request))
                || (request.Method == SipMethod.Cancel && KnowsServer(TransactionKey.OfServer(request, SipMethod.Invite)));
        }

        if (!message.Headers.TryReadTopVia(out var via) || !message.Headers.TryReadCSeq(out _, out var method))
        {
            return false;
        }

        var key = TransactionKey.OfClient(via.Branch, method);
        return context.Table.Clients.ContainsKey(key) || context.Table.FinishedClients.Contains(key);
    }

    /// <summary>Ends every request under way with a local 503, so that nobody awaits a response for ever.</summary>
    public void FailAll(string reason)
    {
        foreach (var (_, transaction) in context.Table.Clients)
        {
            transaction.OnTransportError(reason);
        }
    }

    private bool KnowsServer(TransactionKey key) => context.Table.Servers.ContainsKey(key) || context.Table.FinishedServers.Contains(key);

    private void OnResponse(SipResponse response, SipFlow flow)
    {
        if (response.Headers.TryReadTopVia(out var via) && response.Headers.TryReadCSeq(out _, out var method))
        {
            var key = TransactionKey.OfClient(via.Branch, method);
            if (context.Table.Clients.TryGetValue(key, out var transaction))
            {
                transaction.OnResponse(response);
                return;
            }

            if (context.Table.FinishedClients.Contains(key))
            {
                // A copy of a final response: its transaction, in Completed, absorbs it (17.1.2.2).
                return;
            }
        }

        context.Logger.StrayResponse(response.StartLine, flow.RemoteEndPoint);
        user.OnStrayResponse(response, flow);
    }

    private void OnRequest(SipRequest request, SipFlow flow)
    {
        var key = TransactionKey.OfServer(request);
        if (context.Table.Servers.TryGetValue(key, out var known))
        {
            known.OnRequest(request);
            return;
        }

        if (context.Table.FinishedServers.TryGet(key, out var finished))
        {
            RepeatAsync(key, finished).Forget(context.Logger);
            return;
        }

        if (request.Method == SipMethod.Ack)
        {
            user.OnAck(request, flow);
            return;
        }

        string? inviter = null;

        // A CANCEL ends something: there is never too much of that.
        var isCounted = request.Method != SipMethod.Cancel;
        if (isCounted && !TryAdmit(request, flow, out inviter))
        {
            return;
        }

        var transaction = Create(request, flow, key);
        if (isCounted)
        {
            transaction.CountIn(inviter);
        }

        if (!context.Table.Servers.TryAdd(key, transaction))
        {
            // The same request on another socket was a moment faster.
            transaction.CountOut();
            return;
        }

        if (StatusToRefuse(transaction) is { } status)
        {
            transaction.RespondAsync(status).Forget(context.Logger);
        }
        else if (request.Method == SipMethod.Cancel)
        {
            OnCancel(transaction);
        }
        else
        {
            transaction.Start();
            user.OnRequest(transaction);
        }
    }

    /// <summary>Refuses without any state what is too much.</summary>
    private bool TryAdmit(SipRequest request, SipFlow flow, out string? inviter)
    {
        inviter = request.Method == SipMethod.Invite && SipAddress.TryParse(request.Headers[SipHeaderNames.From], out var from)
            ? from.Uri.WithoutDetails().ToString()
            : null;
        if (!context.Admission.TryEnter())
        {
            LogDropped(request, flow, "too many are under way");
            if (flow.IsReliable)
            {
                RefuseAsync(request, flow, 503, context.Options.RetryAfter).Forget(context.Logger);
            }

            return false;
        }

        if (inviter is null || context.Admission.TryEnter(inviter))
        {
            return true;
        }

        context.Admission.Leave();
        LogDropped(request, flow, "its sender has too many invitations here");
        RefuseAsync(request, flow, _isUserAgent ? 486 : 503, _isUserAgent ? null : context.Options.RetryAfter).Forget(context.Logger);
        return false;
    }

    private void LogDropped(SipRequest request, SipFlow flow, string reason)
    {
        if (TryTake(_dropped))
        {
            context.Logger.RequestDropped(request.Method.Name, flow.RemoteEndPoint, reason);
        }
    }

    private void LogMalformed(SipFlow flow, SipParseException fault, string reaction)
    {
        if (TryTake(_malformed))
        {
            context.Logger.Malformed(flow.RemoteEndPoint, fault.Message, reaction);
        }
    }

    private bool TryTake(LogBudget budget)
    {
        var isAllowed = budget.TryTake(out var skipped);
        if (skipped > 0)
        {
            context.Logger.LinesLeftOut(skipped);
        }

        return isAllowed;
    }

    private SipServerTransaction Create(SipRequest request, SipFlow flow, TransactionKey key) =>
        request.Method == SipMethod.Invite
            ? new InviteServerTransaction(context, request, flow, key, _isUserAgent, user.OnAck)
            : new NonInviteServerTransaction(context, request, flow, key, _isUserAgent);

    private int? StatusToRefuse(SipServerTransaction transaction)
    {
        if (!_isUserAgent)
        {
            return transaction.Request.Headers.MaxForwards == 0 ? 483 : null;
        }

        return transaction.MergedKey is { } merged
            && transaction.Request.Method != SipMethod.Cancel
            && (!context.Table.Merged.TryAdd(merged, transaction) || context.Table.FinishedMerged.Contains(merged))
                ? 482
                : null;
    }

    /// <summary>Answers the CANCEL itself and tells the user of the INVITE (RFC 3261 9.2).</summary>
    private void OnCancel(SipServerTransaction cancel)
    {
        var key = TransactionKey.OfServer(cancel.Request, SipMethod.Invite);
        if (!context.Table.Servers.TryGetValue(key, out var invite))
        {
            cancel.RespondAsync(481).Forget(context.Logger);
            return;
        }

        cancel.RespondAsync(LocalResponse.Answer(cancel.Request, 200, null, invite.LocalTag)).Forget(context.Logger);
        invite.OnCancel(cancel.Request);
    }

    /// <summary>What <see cref="NonInviteServerMachine"/> does in Completed with a copy of the request (17.2.2).</summary>
    private async Task RepeatAsync(TransactionKey key, FinishedTransaction finished)
    {
        var response = SipParser.Parse(finished.Bytes);
        try
        {
            await context.Transport.SendAsync(finished.Flow!, response, finished.Bytes, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SipTransportException fault)
        {
            context.Logger.NotSent(response.StartLine, fault.Message);
            context.Table.FinishedServers.Remove(key);
        }
    }

    private async Task RefuseAsync(SipRequest request, SipFlow flow, int status, TimeSpan? retryAfter = null)
    {
        // Without a transaction each copy has to get the same tag (RFC 3261 8.2.7), so it is made from the request.
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Headers.CallId}|{request.Headers["CSeq"]}|{request.Headers["Via"]}"));
        var tag = Convert.ToHexStringLower(digest.AsSpan(0, 8));
        var response = LocalResponse.Answer(request, status, null, tag);
        if (retryAfter is { } wait)
        {
            response.Headers.Set(SipHeaderNames.RetryAfter, wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));
        }

        try
        {
            await context.Transport.SendAsync(flow, response, response.ToArray(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (SipTransportException sending)
        {
            context.Logger.NotSent(response.StartLine, sending.Message);
        }
    }
}
