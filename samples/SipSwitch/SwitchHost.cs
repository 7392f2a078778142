using Microsoft.Extensions.Logging;
using PluginIm.Sip;
using SipSwitch.Distribution;
using SipSwitch.Forwarding;
using SipSwitch.Presence;
using SipSwitch.Registration;

namespace SipSwitch;

/// <summary>
/// The embedded SIP switch: a registrar and a stateful, record-routing proxy for the users of one domain, with Routing Points and
/// queues, over UDP, TCP and TLS.
/// </summary>
public sealed class SwitchHost : IAsyncDisposable
{
    private readonly SwitchOptions _options;
    private readonly ILogger _logger;
    private readonly SipEndpoint _endpoint;
    private readonly LocationService _locations;
    private readonly Publications _publications;
    private readonly KnownFlows _flows;
    private readonly Registrar _registrar;
    private readonly Proxy _proxy;
    private readonly Admission _admission;
    private readonly OwnAddresses _own;

    /// <summary>Makes a switch; nothing is opened before <see cref="StartAsync"/>.</summary>
    public SwitchHost(SwitchOptions options, ILoggerFactory loggerFactory, TimeProvider? time = null)
        : this(options, loggerFactory, time ?? TimeProvider.System, static (endpoint, loggers) => new SipEndpoint(endpoint, loggers))
    {
    }

    /// <summary>The same on another network than the system's.</summary>
    internal SwitchHost(
        SwitchOptions options,
        ILoggerFactory loggerFactory,
        TimeProvider time,
        Func<SipEndpointOptions, ILoggerFactory, SipEndpoint> createEndpoint)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _logger = loggerFactory.CreateLogger("SipSwitch");
        _endpoint = createEndpoint(
            new SipEndpointOptions
            {
                Listen = options.Listen,
                Limits = new SipParserLimits { MaxMessageBytes = options.Limits.MaxMessageBytes, MaxBodyBytes = options.Limits.MaxMessageBytes },
                Transport = new TransportOptions
                {
                    MaxConnections = options.Limits.MaxConnections,
                    MaxConnectionsPerAddress = options.Limits.MaxConnectionsPerAddress,
                },
                Transactions = new TransactionOptions
                {
                    MaxRequestsUnderWay = options.Limits.MaxPendingRequests,
                    MaxUnansweredInvitesPerInviter = options.Limits.MaxInvitationsPerInviter,
                    MaxRememberedBytes = options.Limits.MaxRememberedMegabytes * 1024L * 1024L,
                },
                Tls = new TlsOptions { Certificate = options.Certificate },
                Role = SipEndpointRole.Proxy,
                Timers = options.Timers,
                TraceTexts = options.TraceTexts,
                Time = time,
            },
            loggerFactory);
        _locations = new LocationService(time, options.Limits.MaxContactsPerUser, options.Limits.MaxBindings);
        _publications = new Publications(options.Limits.MaxContactsPerUser, time);
        _flows = new KnownFlows(time);
        _own = new OwnAddresses(options.Domain, () => _endpoint.LocalPeers);
        var gatekeeper = new Gatekeeper(options, time, _logger);
        var loops = new LoopCheck(_own);
        var copies = new RequestCopies(options.Domain, options.Users.Keys, _own);
        var parts = new ForwardingParts(
            _endpoint,
            copies,
            new ResponseCopies(copies),
            _flows,
            new AgentRoster(options.Limits.MaxSessionsPerAgent, _locations, _publications, time),
            new LargeRequests(_endpoint, time, _logger));
        _admission = new Admission(options, loops, _flows, gatekeeper, time, _logger);
        _registrar = new Registrar(options, _locations, _flows, gatekeeper, time, _logger);
        _proxy = new Proxy(
            options, _own, _locations, parts, _admission, loops, new PresenceServer(options, _publications, _logger), time, _logger);
        _endpoint.Handler = HandleAsync;
        _endpoint.AckHandler = _proxy.PassAckAsync;
        _endpoint.StrayResponseHandler = _proxy.PassResponseAsync;
        _endpoint.ConnectionLost += OnConnectionLost;
    }

    /// <summary>Where it listens, with the ports that were really taken.</summary>
    public IReadOnlyList<SipPeer> Listening => _endpoint.LocalPeers;

    /// <summary>Opens the addresses to listen at.</summary>
    /// <exception cref="SipTransportException">One of them cannot be had.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _endpoint.StartAsync(cancellationToken);
        _own.Settle();
        _logger.Started(_options.Domain, _options.Users.Count);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _endpoint.ConnectionLost -= OnConnectionLost;
        _publications.Dispose();
        return _endpoint.DisposeAsync();
    }

    private Task HandleAsync(SipServerTransaction transaction, CancellationToken cancellationToken)
    {
        var request = transaction.Request;
        if (_admission.RateRefusal(request, transaction.Flow) is { } refusal)
        {
            return transaction.RespondOnceAsync(refusal, cancellationToken);
        }

        return request.Method == SipMethod.Register && _own.IsServed(request.RequestUri)
            ? _registrar.HandleAsync(transaction)
            : _proxy.HandleAsync(transaction, cancellationToken);
    }

    private void OnConnectionLost(object? sender, SipConnectionLostEventArgs lost)
    {
        _flows.Remove(lost.Flow);
        foreach (var binding in _locations.RemoveFlow(lost.Flow))
        {
            _logger.Unregistered(binding.User, binding.Contact, lost.Reason);
        }
    }
}
