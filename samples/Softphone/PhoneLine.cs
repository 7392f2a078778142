using System.Net;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace Softphone;

/// <summary>What the calls of one telephone share: the way to the switch, and the agent's name and credentials there.</summary>
internal sealed class PhoneLine : IAsyncDisposable
{
    // As often as a connection is pinged the switch is asked by UDP, which after a restart knows nobody and says so to nobody.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    public PhoneLine(PhoneOptions options, string? password, ILoggerFactory loggers)
    {
        Options = options;
        Logger = loggers.CreateLogger<Phone>();
        Address = new SipAddress(SipUri.Parse(options.Address), options.DisplayName);
        Digest = password is null ? null : new DigestClient(new SipCredentials(options.UserName, password));
        Endpoint = new SipEndpoint(
            new SipEndpointOptions
            {
                OutboundProxy = options.Switch,
                AcceptOnlyFromOutboundProxy = true,
                Listen = options.Switch.Transport == SipTransport.Udp ? [new SipPeer(SipTransport.Udp, options.Switch.Host, 0)] : [],
                Tls = new TlsOptions { TrustedAuthorities = options.TrustedAuthorities },
                Timers = options.Timers,
                Time = options.Time,
                UserAgent = "PluginIm Softphone",
            },
            loggers);
        Registration = new SipRegistration(Endpoint, new SipRegistrationOptions
        {
            AddressOfRecord = Address.Uri,
            Digest = Digest,
            DatagramRefresh = LongestSilence,
            FirstRetry = options.FirstRetry,

            // What kind of device it is (RFC 3840 9): one for sound, beside whatever else the agent has.
            ContactParameters = SipParameters.Empty
                .With("+sip.instance", $"\"<{options.InstanceId}>\"")
                .With("reg-id", "1")
                .With("audio", null),
        });
    }

    public PhoneOptions Options { get; }

    public SipAddress Address { get; }

    public DigestClient? Digest { get; }

    public ISipEndpoint Endpoint { get; }

    public SipRegistration Registration { get; }

    public ILogger Logger { get; }

    public TimeProvider Time => Options.Time;

    /// <summary>Where this side is reached in a dialog: the local end of the connection to the switch.</summary>
    public SipAddress? Contact => Registration.Status.State == SipRegistrationState.Registered && Registration.Flow is { } flow
        ? new SipAddress(flow.ContactUri(Address.Uri.User))
        : null;

    /// <summary>A port for a call's sound, at the address by which the switch is reached.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">There is none.</exception>
    public RtpSession OpenSound()
    {
        var local = Registration.Flow?.LocalEndPoint.Address ?? IPAddress.Loopback;
        local = local.IsIPv4MappedToIPv6 ? local.MapToIPv4() : local;
        return RtpSession.Open(local, new Tone(Options.ToneHertz, Options.ToneLevel), Time, Logger);
    }

    public async ValueTask DisposeAsync()
    {
        await Registration.DisposeAsync();
        await Endpoint.DisposeAsync();
    }
}
