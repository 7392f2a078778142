namespace PluginIm.Sip;

/// <summary>A request on its way, and the responses to it (RFC 3261 17.1).</summary>
public abstract class SipClientTransaction
{
    private readonly TaskCompletionSource<SipResponse> _final;
    private ResponseStream? _responses;
    private SipResponse? _only;
    private bool _ended;
    private bool _hasFinal;
    private readonly ReadOnlyMemory<byte> _bytes;

    private protected SipClientTransaction(TransactionContext context, SipRequest request, SipFlow? flow, ReadOnlyMemory<byte> bytes)
    {
        Context = context;
        Request = request;
        Flow = flow;
        _bytes = bytes;
        _final = new TaskCompletionSource<SipResponse>(
            flow is { RunsContinuations: true } ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        request.Headers.TryReadTopVia(out var via);
        Key = TransactionKey.OfClient(via.Branch, request.Method);
    }

    /// <summary>The request as it left, its own Via on top.</summary>
    public SipRequest Request { get; private protected set; }

    /// <summary>The flow that it left by; null where none could be had.</summary>
    public SipFlow? Flow { get; private protected set; }

    /// <summary>
    /// The first final response. Where none came in time it is a 408, where the transport failed a 503, both made on this side
    /// (<see cref="SipResponse.IsLocal"/>): the task itself does not fail.
    /// </summary>
    public Task<SipResponse> Final => _final.Task;

    /// <summary>
    /// All responses in their order, provisional ones first. For an accepted INVITE it goes on after the final response for
    /// 64 T1, with every further and repeated 2xx (RFC 6026). To be enumerated once.
    /// </summary>
    public IAsyncEnumerable<SipResponse> Responses
    {
        get
        {
            lock (Gate)
            {
                return Stream_NeedsLock().ReadAllAsync();
            }
        }
    }

    /// <summary>Whether it goes to the server that it names, whose own word every refusal is.</summary>
    internal bool IsDirect { get; init; }

    internal TransactionKey Key { get; }

    private protected TransactionContext Context { get; }

    private protected Lock Gate { get; } = new();

    /// <summary>
    /// Cancels an INVITE: sends CANCEL as soon as a provisional response has come (RFC 3261 9.1). The outcome is still
    /// <see cref="Final"/>: mostly 487, but a 2xx that was faster is possible. Without effect after the final response.
    /// </summary>
    /// <param name="reason">The value of a Reason header (RFC 3326), or null.</param>
    /// <exception cref="InvalidOperationException">The request is no INVITE.</exception>
    public virtual void Cancel(string? reason = null) =>
        throw new InvalidOperationException($"Only an INVITE can be cancelled, not a {Request.Method}.");

    internal abstract void Start();

    internal abstract void OnResponse(SipResponse response);

    internal abstract void OnTransportError(string reason);

    private protected void SendRequest() => SendAsync(Request, _bytes).Forget(Context.Logger);

    private protected async Task SendAsync(SipRequest request, ReadOnlyMemory<byte> bytes)
    {
        if (Flow is null)
        {
            return;
        }

        try
        {
            await Context.Transport.SendAsync(Flow, request, bytes, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SipTransportException fault)
        {
            Context.Logger.NotSent(request.StartLine, fault.Message);
            OnTransportError(fault.Message);
        }
    }

    private protected void Pass(SipResponse response)
    {
        bool isFirstFinal;
        lock (Gate)
        {
            // Most transactions bring one response, and nobody enumerates it.
            if (_only is null && _responses is null)
            {
                _only = response;
            }
            else
            {
                Stream_NeedsLock().Add(response);
            }

            isFirstFinal = response.IsFinal && !_hasFinal;
            _hasFinal |= response.IsFinal;
        }

        if (!isFirstFinal)
        {
            return;
        }

        if (response is { StatusCode: 503, IsLocal: false } && IsDirect)
        {
            Context.Unavailable?.Invoke(Flow!, response);
        }

        if (response.IsLocal && Flow is { RunsContinuations: true })
        {
            // No receive loop brings it: the timers' thread, or the caller's, is not to go on with whoever awaits it.
            ThreadPool.UnsafeQueueUserWorkItem(
                static end => end.Final.TrySetResult(end.Response), (Final: _final, Response: response), preferLocal: false);
        }
        else
        {
            _final.TrySetResult(response);
        }
    }

    private protected void Report(TransactionActions actions, string? reason)
    {
        if ((actions & TransactionActions.ReportTimeout) != 0)
        {
            Pass(LocalResponse.To(Request, 408));
        }

        // A fault after the final response, such as a lost ACK, changes nothing for the user.
        if ((actions & TransactionActions.ReportTransportError) != 0 && !HasFinal)
        {
            Pass(LocalResponse.To(Request, 503, reason));
        }
    }

    private protected void EndResponses()
    {
        lock (Gate)
        {
            _ended = true;
            _responses?.End();
        }
    }

    /// <summary>No message finds it from here on.</summary>
    private protected void Forget() =>
        Context.Table.Clients.TryRemove(new KeyValuePair<TransactionKey, SipClientTransaction>(Key, this));

    private protected void Terminate()
    {
        Forget();
        EndResponses();
    }

    private bool HasFinal
    {
        get
        {
            lock (Gate)
            {
                return _hasFinal;
            }
        }
    }

    private ResponseStream Stream_NeedsLock()
    {
        if (_responses is null)
        {
            _responses = new ResponseStream();
            if (_only is not null)
            {
                _responses.Add(_only);
            }

            if (_ended)
            {
                _responses.End();
            }
        }

        return _responses;
    }
}
