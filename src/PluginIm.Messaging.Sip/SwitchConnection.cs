using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What the dialogs of one sign-in share: the way to the switch, the agent's credentials there, and each other.</summary>
internal sealed class SwitchConnection : IAsyncDisposable
{
    /// <summary>What the Via, credentials and the proxies' own lines may add to a request on its way.</summary>
    private const int Allowance = 1_000;

    /// <summary>As often as a connection is pinged the switch is asked by UDP, which after a restart knows nobody and says so to nobody.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    /// <summary>How long the switch has to take the registration back.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();

    public SwitchConnection(
        SipImCarrierOptions options,
        string? password,
        DialogTable dialogs,
        PageConversations pages,
        TimeProvider time,
        ILoggerFactory loggers,
        ILogger logger)
    {
        Options = options;
        Dialogs = dialogs;
        Pages = pages;
        Stopped = _stop.Token;
        Time = time;
        Logger = logger;
        Address = SipAddress.Parse(options.Address);
        Digest = string.IsNullOrEmpty(password) ? null : new DigestClient(new SipCredentials(options.UserName, password));
        SessionTimer = new SipSessionTimerOptions { Digest = Digest };
        Rules = new SipRequestRules(new SipRequestRulesOptions
        {
            Methods = ImMethods.All,
            Accept = ImBodyTypes.All,
            AcceptEncoding = ContentCoding.Known,
            Extensions = [SipSessionTerms.Extension, ImMethods.Replaces],
            KnowsDialog = request => DialogKey.Of(request) is not { } key || Dialogs.Find(key) is not null,
        });
        Endpoint = options.EndpointFactory.Create(
            new SipEndpointOptions
            {
                OutboundProxies = [options.Switch, .. options.FurtherSwitches],
                AcceptOnlyFromOutboundProxy = true,
                Tls = new TlsOptions { TrustedAuthorities = options.TrustedAuthorities },
                Timers = options.Timers,
                Time = time,
                TraceTexts = options.TraceTexts,
                UserAgent = "PluginIm",
                Limits = new SipParserLimits(MaxMessageBytes: MaxMessageBytes),
            },
            loggers);
        Registration = new SipRegistration(Endpoint, new SipRegistrationOptions
        {
            AddressOfRecord = Address.Uri,
            Digest = Digest,
            DatagramRefresh = LongestSilence,
            FirstRetry = options.FirstRetry,
            Jitter = options.Chance,
            ContactParameters = SipParameters.Empty
                .With("+sip.instance", $"\"<{options.InstanceId}>\"")
                .With("reg-id", "1")
                .With("+sip.message", null),
        });
        Capabilities = new CapabilityTable(address => CapabilityProbe.AskAsync(this, address), time);
        Registration.StatusChanged += (_, status) => Readiness.Set(status.State == SipRegistrationState.Registered);
    }

    /// <summary>No profile message is longer; a common switch drops a whole connection above 16 KiB.</summary>
    public static int MaxMessageBytes => 16_000;

    /// <summary>No body is longer once it is decoded.</summary>
    public static int MaxBodyBytes => 64 * 1024;

    public SipAddress Address { get; }

    public SipAddress Self => new(Address.Uri, Options.DisplayName);

    public DigestClient? Digest { get; }

    public ISipEndpoint Endpoint { get; }

    public SipRegistration Registration { get; }

    /// <summary>What is refused whatever session it is for.</summary>
    public SipRequestRules Rules { get; }

    /// <summary>How long a session lasts without a refresh: without media that is how a dead one is found.</summary>
    public SipSessionTimerOptions SessionTimer { get; }

    public DialogTable Dialogs { get; }

    /// <summary>The conversations with ordinary clients.</summary>
    public PageConversations Pages { get; }

    /// <summary>What the peers can, as far as they were asked.</summary>
    public CapabilityTable Capabilities { get; }

    public SipImCarrierOptions Options { get; }

    /// <summary>Whether the switch knows this side.</summary>
    public Readiness Readiness { get; } = new();

    /// <summary>Cancelled when this side signs out.</summary>
    public CancellationToken Stopped { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    /// <summary>Whether a request would get longer on its way than a switch takes.</summary>
    public static bool IsTooLarge(SipRequest request, out int bytes)
    {
        bytes = request.Body.Length + Allowance > MaxMessageBytes / 2 ? request.ToArray().Length + Allowance : 0;
        return bytes > MaxMessageBytes;
    }

    /// <summary>Where dialogs reach this side: the local end of the connection to the switch.</summary>
    public SipAddress ContactOf(SipFlow flow) => new(flow.ContactUri(Address.Uri.User));

    public Task<SipResponse> RequestAsync(SipDialog dialog, SipRequest request, CancellationToken cancellationToken) =>
        Endpoint.RequestAsync(dialog, request, null, Digest, cancellationToken);

    /// <summary>Ends a dialog that no session is in any more; what the other side says to it is of no consequence.</summary>
    public async Task HangUpAsync(SipDialog dialog, SipReason? reason)
    {
        var bye = dialog.CreateRequest(SipMethod.Bye);
        if (reason is not null)
        {
            bye.Headers.Set(SipHeaderNames.Reason, reason.ToString());
        }

        try
        {
            await RequestAsync(dialog, bye, Stopped).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Stopped.IsCancellationRequested)
        {
            // Signed out.
        }
    }

    /// <summary>Starts nothing more.</summary>
    public Task CloseAsync()
    {
        Readiness.Set(false);
        return _stop.CancelAsync();
    }

    /// <summary>Signs out, politely as far as the switch answers in time.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LongestStop, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await Registration.StopAsync(either.Token).ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await Registration.DisposeAsync().ConfigureAwait(false);
        await Endpoint.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }
}
