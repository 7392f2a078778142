using static PluginIm.Sip.RegistrationMachine;

namespace PluginIm.Sip;

/// <summary>
/// Keeps an address registered (RFC 3261 10): refreshes at half time, registers anew when the connection is lost, waits longer after
/// each failure, and stops where user or password are refused.
/// </summary>
public sealed class SipRegistration : IAsyncDisposable
{
    private const int MaxTries = 3;

    private readonly ISipEndpoint _endpoint;
    private readonly SipRegistrationOptions _options;
    private readonly RegisterRequests _requests;
    private readonly RetryDelays _delays;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private TimeSpan _expires;
    private SipRegistrationStatus _status = new(SipRegistrationState.Stopped);
    private SipFlow? _flow;
    private SipAddress? _contact;
    private CancellationTokenSource? _stop;
    private TaskCompletionSource _lost = NewSignal();
    private TaskCompletionSource _suspected = NewSignal();
    private Task _loop = Task.CompletedTask;

    /// <summary>Creates it; nothing is sent before <see cref="Start"/>.</summary>
    public SipRegistration(ISipEndpoint endpoint, SipRegistrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(options);
        _endpoint = endpoint;
        _options = options;
        _requests = new RegisterRequests(endpoint, options);
        _delays = new RetryDelays(options.FirstRetry, options.MaxRetry, options.Jitter);
        _time = endpoint.Core.Time;
        _expires = options.Expires;
        endpoint.ConnectionLost += OnConnectionLost;
        endpoint.Core.Suspected += OnSuspected;
    }

    /// <summary>The status changed. Raised in order, outside of any lock.</summary>
    public event EventHandler<SipRegistrationStatus>? StatusChanged;

    /// <summary>Where it stands.</summary>
    public SipRegistrationStatus Status
    {
        get
        {
            lock (_gate)
            {
                return _status;
            }
        }
    }

    /// <summary>The flow to the registrar by which it was registered last; null before.</summary>
    public SipFlow? Flow
    {
        get
        {
            lock (_gate)
            {
                return _flow;
            }
        }
    }

    /// <summary>The Contact that was registered last, the local end of <see cref="Flow"/>: also that of dialogs; null before.</summary>
    public SipAddress? Contact
    {
        get
        {
            lock (_gate)
            {
                return _contact;
            }
        }
    }

    /// <summary>Starts, also again after it was stopped or refused; without effect while it runs.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_stop is not null && _status.State != SipRegistrationState.Refused)
            {
                return;
            }

            _stop?.Dispose();
            _stop = new CancellationTokenSource();
            _delays.Reset();
            var stopped = _stop.Token;
            _loop = Task.Run(() => RunAsync(stopped), CancellationToken.None);
        }
    }

    /// <summary>Stops and removes the registration from the registrar, as far as that answers before the token is cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        CancellationTokenSource? stop;
        Task loop;
        lock (_gate)
        {
            (stop, _stop, loop) = (_stop, null, _loop);
        }

        if (stop is null)
        {
            return;
        }

        await stop.CancelAsync().ConfigureAwait(false);
        await loop.ConfigureAwait(false);
        stop.Dispose();

        // A REGISTER that was under way may have been taken: it is removed as well.
        var mayBeRegistered = Status.State is SipRegistrationState.Registered or SipRegistrationState.Registering;
        if (mayBeRegistered && Flow is { IsOpen: true } flow && Contact is { } contact)
        {
            var removal = _requests.Create(contact, TimeSpan.Zero);
            try
            {
                await RequestAsync(removal, flow, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Not answered in the time given: the registration expires by itself.
            }
        }

        if (_options.Registrar is null)
        {
            _endpoint.Keep(null);
        }

        Move(Input.Stop);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _endpoint.ConnectionLost -= OnConnectionLost;
        _endpoint.Core.Suspected -= OnSuspected;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), _time);
        await StopAsync(patience.Token).ConfigureAwait(false);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void OnConnectionLost(object? sender, SipConnectionLostEventArgs lost)
    {
        lock (_gate)
        {
            if (lost.Flow.Equals(_flow))
            {
                _lost.TrySetResult();
            }
        }
    }

    private void OnSuspected(SipFlow flow)
    {
        lock (_gate)
        {
            if (flow.Equals(_flow))
            {
                _suspected.TrySetResult();
            }
        }
    }

    private async Task RunAsync(CancellationToken stopped)
    {
        try
        {
            Move(Input.Start);
            while (!stopped.IsCancellationRequested && Status.State != SipRegistrationState.Refused)
            {
                var wait = await TryOrFailAsync(stopped).ConfigureAwait(false);
                if (Status.State != SipRegistrationState.Refused)
                {
                    await WaitAsync(wait, stopped).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    /// <summary>The same where the try itself breaks: whoever is no longer registered without knowing gets nothing any more.</summary>
    private async Task<TimeSpan> TryOrFailAsync(CancellationToken stopped)
    {
        try
        {
            return await TryAsync(stopped).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The boundary of work that goes on for as long as the agent is signed in: no single try may end it.
        catch (Exception fault) when (fault is not OperationCanceledException || !stopped.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _endpoint.Core.Logger.RegistrationFault(fault, _options.AddressOfRecord);
            return Fail(500, fault.Message, null);
        }
    }

    /// <summary>Registers at the first server that takes it and moves to the state that this leaves; how long to wait from here.</summary>
    private async Task<TimeSpan> TryAsync(CancellationToken stopped)
    {
        var round = new RegistrarRound(_endpoint, _options.Registrar);
        var flow = await round.ConnectAsync(stopped).ConfigureAwait(false);
        SipResponse? response = null;
        while (flow is not null)
        {
            var contact = new SipAddress(
                flow.ContactUri(_options.AddressOfRecord.User), parameters: _options.ContactParameters);
            bool hasMoved;
            lock (_gate)
            {
                hasMoved = _status.State == SipRegistrationState.Registered && _contact is { } former && !former.Uri.Equals(contact.Uri);
                (_flow, _contact, _lost, _suspected) = (flow, contact, NewSignal(), NewSignal());
            }

            if (hasMoved)
            {
                // By UDP nothing else tells that this side has another address: at the former one nobody is reached any more.
                Move(Input.Lost);
            }

            response = await SendAsync(flow, contact, stopped).ConfigureAwait(false);
            if (response.IsSuccess)
            {
                return Accept(response, contact, flow);
            }

            flow = await round.NextAfterAsync(flow, response, stopped).ConfigureAwait(false);
            if (flow is not null)
            {
                Move(Input.NextServer, new SipRegistrationStatus(SipRegistrationState.Registering, response.StatusCode, round.Reasons));
            }
        }

        if (response?.StatusCode is 401 or 403 or 404 or 407 && round.RetryAfter is null)
        {
            Move(Input.Refused, new SipRegistrationStatus(SipRegistrationState.Refused, response.StatusCode, round.Reasons));
            return TimeSpan.Zero;
        }

        return Fail(response?.StatusCode ?? 503, round.Reasons, round.RetryAfter);
    }

    /// <summary>Registers, for longer where the registrar finds the time too brief (10.3 step 7), as long as that is within reason.</summary>
    private async Task<SipResponse> SendAsync(SipFlow flow, SipAddress contact, CancellationToken stopped)
    {
        for (var tries = 1; ; tries++)
        {
            var response = await RequestAsync(_requests.Create(contact, _expires), flow, stopped).ConfigureAwait(false);
            if (tries == MaxTries || RegisterRequests.LongerThan(_expires, response) is not { } longer)
            {
                return response;
            }

            _expires = longer;
        }
    }

    private Task<SipResponse> RequestAsync(SipRequest request, SipFlow flow, CancellationToken cancellationToken) =>
        _endpoint.RequestAsync(new ChallengedRequest(request, _options.Digest, _requests.NextSequence), flow, cancellationToken);

    private TimeSpan Accept(SipResponse response, SipAddress contact, SipFlow flow)
    {
        _delays.Reset();
        if (_options.Registrar is null)
        {
            _endpoint.Keep(flow);
        }

        Move(Input.Accepted, new SipRegistrationStatus(SipRegistrationState.Registered, Through: flow.Peer));
        var refresh = RegisterRequests.Granted(response, contact.Uri, _expires) / 2;
        return flow.Peer.Transport == SipTransport.Udp && _options.DatagramRefresh is { } longest && longest < refresh ? longest : refresh;
    }

    private TimeSpan Fail(int status, string detail, TimeSpan? retryAfter)
    {
        var wait = _delays.Next(retryAfter);
        Move(
            Input.Failed,
            new SipRegistrationStatus(SipRegistrationState.Unreachable, status, detail, _time.GetUtcNow() + wait));
        return wait;
    }

    /// <summary>Waits for the next try, or, while registered, for the loss of the connection or a request that nobody answered by it.</summary>
    private async Task WaitAsync(TimeSpan wait, CancellationToken stopped)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        var delay = Task.Delay(wait, _time, either.Token);
        var lost = Status.State == SipRegistrationState.Registered ? LostSignal : delay;
        if (Flow is { IsOpen: false })
        {
            lost = Status.State == SipRegistrationState.Registered ? Task.CompletedTask : lost;
        }

        await Task.WhenAny(delay, lost, Status.State == SipRegistrationState.Registered ? SuspectedSignal : delay).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        stopped.ThrowIfCancellationRequested();
        if (lost.IsCompleted && lost != delay)
        {
            Move(Input.Lost);
        }
    }

    private Task SuspectedSignal
    {
        get
        {
            lock (_gate)
            {
                return _suspected.Task;
            }
        }
    }

    private Task LostSignal
    {
        get
        {
            lock (_gate)
            {
                return _lost.Task;
            }
        }
    }

    private void Move(Input input, SipRegistrationStatus? status = null)
    {
        lock (_gate)
        {
            var next = Next(_status.State, input);
            status ??= new SipRegistrationStatus(next);
            if (status.State != next || status == _status)
            {
                return;
            }

            _status = status;
        }

        _endpoint.Core.Logger.RegistrationMoved(_options.AddressOfRecord, status.State, status.Detail ?? "");
        StatusChanged?.Invoke(this, status);
    }
}
