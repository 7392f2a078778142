namespace PluginIm.Sip;

/// <summary>A request received, and the way to answer it (RFC 3261 17.2).</summary>
#pragma warning disable CA1001 // A cancellation source without a timer holds nothing that needs disposing, and the token outlives the transaction.
public abstract class SipServerTransaction
#pragma warning restore CA1001
{
    private CancellationTokenSource? _cancelled;
    private string? _localTag;
    private string? _inviter;
    private Action? _accepting;
    private int _isCounted;

    private protected SipServerTransaction(TransactionContext context, SipRequest request, SipFlow flow, TransactionKey key, bool isUserAgent)
    {
        Context = context;
        Request = request;
        Flow = flow;
        Key = key;
        MergedKey = isUserAgent ? TransactionKey.OfMerged(request) : null;
        ReturnFlow = ReturnFlowOf(request, flow);
    }

    /// <summary>The request, with <c>received</c> and <c>rport</c> noted in its top Via.</summary>
    public SipRequest Request { get; }

    /// <summary>The flow that it came by.</summary>
    public SipFlow Flow { get; }

    /// <summary>Cancelled when a CANCEL for this INVITE has come; the endpoint has answered the CANCEL itself, the INVITE is the user's to answer with 487.</summary>
    public CancellationToken Cancelled => Cancellation.Token;

    /// <summary>The CANCEL, once one has come: its Reason (RFC 3326) says why.</summary>
    public SipRequest? CancelRequest { get; private set; }

    /// <summary>The tag that every answer but 100 gets in To where it has none.</summary>
    public string LocalTag => LazyInitializer.EnsureInitialized(ref _localTag, SipIdentifiers.NewTag);

    /// <summary>The session's identities as this side knows them (RFC 7989 6): every answer gets them that says none itself; null where there is no session.</summary>
    public SipSessionId? SessionId { get; set; }

    internal TransactionKey Key { get; }

    internal TransactionKey? MergedKey { get; }

    private protected TransactionContext Context { get; }

    private protected Lock Gate { get; } = new();

    /// <summary>Where the answer goes.</summary>
    private protected SipFlow ReturnFlow { get; private set; }

    // Only an INVITE is ever cancelled, and only some look whether it was.
    private CancellationTokenSource Cancellation => LazyInitializer.EnsureInitialized(ref _cancelled, static () => new CancellationTokenSource());

    /// <summary>
    /// Answers. After a final response further ones are ignored, except 2xx to an INVITE, which a user repeats until its ACK
    /// comes and a proxy hands on from each branch. A failure of the transport is logged: the request's copies find the
    /// response again.
    /// </summary>
    public Task RespondAsync(SipResponse response, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        cancellationToken.ThrowIfCancellationRequested();
        LocalResponse.EnsureTag(response, LocalTag);
        if (SessionId is { } session && !response.Headers.Contains(SipHeaderNames.SessionId))
        {
            response.Headers.Set(SipHeaderNames.SessionId, session.ToString());
        }

        if (response.IsFinal)
        {
            CountOut();
            if (_accepting is not null)
            {
                Decide(response);
            }
        }

        return RespondCoreAsync(response);
    }

    /// <summary>Answers with a status and nothing more.</summary>
    public Task RespondAsync(int status, string? phrase = null, CancellationToken cancellationToken = default) =>
        RespondAsync(SipResponse.For(Request, status, phrase), cancellationToken);

    /// <summary>
    /// Answers once and forgets the request: a challenge goes out so (RFC 3261 26.3.2.4), for strangers to cost neither state nor
    /// copies. A copy of the request is a request of its own, and the ACK of such an answer belongs to nothing.
    /// </summary>
    public Task RespondOnceAsync(SipResponse response, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        cancellationToken.ThrowIfCancellationRequested();
        LocalResponse.EnsureTag(response, LocalTag);
        Forget();
        return SendAsync(response, response.ToArray());
    }

    /// <summary>
    /// Ends without an answer: what a proxy does with a request other than INVITE that nobody answered in time (RFC 4320 section 4.2).
    /// </summary>
    public void Abandon() => Forget();

    /// <summary>
    /// Answers 100 after that time if nothing has been answered by then, as an element does that cannot answer a request other than INVITE
    /// soon (RFC 4320 section 4.1). Without effect for an INVITE, whose 100 the endpoint sends by itself.
    /// </summary>
    public virtual void SayTryingAfter(TimeSpan delay)
    {
    }

    internal abstract void Start();

    /// <summary>What is due right before it is accepted with a 2xx; not where another final response comes first.</summary>
    internal void WhenAccepted(Action accepting) => _accepting = accepting;

    /// <summary>Says that it is counted among what is under way, and as whose invitation, until its final answer.</summary>
    internal void CountIn(string? inviter) => (_inviter, _isCounted) = (inviter, 1);

    internal void CountOut()
    {
        if (Interlocked.Exchange(ref _isCounted, 0) == 0)
        {
            return;
        }

        Context.Admission.Leave();
        if (_inviter is not null)
        {
            Context.Admission.Leave(_inviter);
        }
    }

    /// <summary>Takes a copy of the request, or the ACK of a refusal.</summary>
    internal abstract void OnRequest(SipRequest request);

    internal void OnCancel(SipRequest cancel)
    {
        CancelRequest ??= cancel;
        Cancellation.CancelAsync().Forget(Context.Logger);
    }

    private protected abstract Task RespondCoreAsync(SipResponse response);

    private protected abstract void OnTransportError();

    /// <summary>Ends at once, whatever the state.</summary>
    private protected abstract void Forget();

    private protected async Task SendAsync(SipResponse response, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            // A connection that was lost meanwhile is opened again, to where the Via says (18.2.2).
            if (!ReturnFlow.IsOpen)
            {
                ReturnFlow = await Context.Transport.ConnectForResponseAsync(response, CancellationToken.None).ConfigureAwait(false);
            }

            await Context.Transport.SendAsync(ReturnFlow, response, bytes, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SipTransportException fault)
        {
            Context.Logger.NotSent(response.StartLine, fault.Message);
            OnTransportError();
        }
    }

    /// <summary>Nothing is left of it from here on.</summary>
    private protected void Terminate()
    {
        CountOut();
        Leave();
        Context.Table.FinishedServers.Remove(Key);
        if (MergedKey is { } merged)
        {
            Context.Table.FinishedMerged.Remove(merged);
        }
    }

    /// <summary>It is no longer under way.</summary>
    private protected void Leave()
    {
        Context.Table.Servers.TryRemove(new KeyValuePair<TransactionKey, SipServerTransaction>(Key, this));
        if (MergedKey is { } merged)
        {
            Context.Table.Merged.TryRemove(new KeyValuePair<TransactionKey, SipServerTransaction>(merged, this));
        }
    }

    /// <summary>The first final response decides: those after it are ignored.</summary>
    private void Decide(SipResponse final)
    {
        var accepting = Interlocked.Exchange(ref _accepting, null);
        if (final.IsSuccess)
        {
            accepting?.Invoke();
        }
    }

    /// <summary>Over UDP without <c>rport</c> the answer goes to the port that the Via names, not to the one it came from (18.2.2).</summary>
    private static SipFlow ReturnFlowOf(SipRequest request, SipFlow flow) =>
        request.Headers.TryReadTopVia(out var via) && !via.WantsRport
            ? flow.ToPort(via.Port < 0 ? SipPeer.DefaultPort(flow.Transport) : via.Port)
            : flow;
}
