using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What the dialogs of one sign-in share: the way to the switch, the agent's credentials there, and each other.</summary>
internal sealed class SwitchConnection : IAsyncDisposable
{
    private readonly SipImCarrierOptions _options;

    public SwitchConnection(SipImCarrierOptions options, string? password, TimeProvider time, ILoggerFactory loggers, ILogger logger)
    {
        _options = options;
        Time = time;
        Logger = logger;
        Address = SipAddress.Parse(options.Address);
        Digest = password is null ? null : new DigestClient(new SipCredentials(options.UserName, password));
        SessionTimer = new SipSessionTimerOptions { Digest = Digest };
        Rules = new SipRequestRules(new SipRequestRulesOptions
        {
            Methods = ImMethods.All,
            Accept = ImBodyTypes.All,
            AcceptEncoding = ContentCoding.Known,
            Extensions = [SipSessionTerms.Extension],
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
            FirstRetry = options.FirstRetry,
            ContactParameters = SipParameters.Empty
                .With("+sip.instance", $"\"<{options.InstanceId}>\"")
                .With("reg-id", "1")
                .With("+sip.message", null),
        });
    }

    /// <summary>No profile message is longer; a common switch drops a whole connection above 16 KiB.</summary>
    public static int MaxMessageBytes => 16_000;

    /// <summary>No body is longer once it is decoded.</summary>
    public static int MaxBodyBytes => 64 * 1024;

    public SipAddress Address { get; }

    public SipAddress Self => new(Address.Uri, _options.DisplayName);

    public DigestClient? Digest { get; }

    public ISipEndpoint Endpoint { get; }

    public SipRegistration Registration { get; }

    /// <summary>What is refused whatever session it is for.</summary>
    public SipRequestRules Rules { get; }

    /// <summary>How long a session lasts without a refresh: without media that is how a dead one is found.</summary>
    public SipSessionTimerOptions SessionTimer { get; }

    public DialogTable Dialogs { get; } = new();

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    /// <summary>Where dialogs reach this side: the local end of the connection to the switch.</summary>
    /// <exception cref="SipTransportException">The switch cannot be reached.</exception>
    public async Task<SipAddress> GetContactAsync(CancellationToken cancellationToken)
    {
        var flow = await Endpoint.ConnectAsync(null, cancellationToken).ConfigureAwait(false);
        return ContactOf(flow);
    }

    public SipAddress ContactOf(SipFlow flow) => new(flow.ContactUri(Address.Uri.User));

    public Task<SipResponse> RequestAsync(SipDialog dialog, SipRequest request, CancellationToken cancellationToken) =>
        Endpoint.RequestAsync(dialog, request, null, Digest, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Registration.DisposeAsync().ConfigureAwait(false);
        await Endpoint.DisposeAsync().ConfigureAwait(false);
    }
}
