using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace SipSwitch.Tests;

/// <summary>A user agent of one user, with what it received.</summary>
internal sealed class Agent : IAsyncDisposable
{
    private readonly SipPeer _switch;

    public Agent(string user, string password, SipPeer sipSwitch, ILoggerFactory loggers, TlsOptions? tls = null, IReadOnlyList<SipPeer>? listen = null)
    {
        User = user;
        _switch = sipSwitch;
        Address = SipUri.Parse($"sip:{user}@im.test");
        Digest = new DigestClient(new SipCredentials(user, password));
        Endpoint = new SipEndpoint(
            new SipEndpointOptions
            {
                OutboundProxy = sipSwitch,
                Listen = listen ?? (sipSwitch.Transport == SipTransport.Udp ? [new SipPeer(SipTransport.Udp, "127.0.0.1", 0)] : []),
                Tls = tls ?? new TlsOptions(),
            },
            loggers);
        Endpoint.Handler = HandleAsync;
        Registration = new SipRegistration(Endpoint, new SipRegistrationOptions { AddressOfRecord = Address, Registrar = sipSwitch, Digest = Digest });
    }

    public string User { get; }

    public SipUri Address { get; }

    public SipEndpoint Endpoint { get; }

    public DigestClient Digest { get; }

    public SipRegistration Registration { get; }

    public SipAddress Contact { get; private set; } = null!;

    /// <summary>What an invitation gets; by default it is accepted.</summary>
    public Func<SipInviteServer, Task> OnInvite { get; set; } = invitation => invitation.TryAcceptAsync();

    public ConcurrentQueue<SipRequest> Received { get; } = new();

    public ConcurrentQueue<SipInviteServer> Invitations { get; } = new();

    public async Task StartAsync()
    {
        await Endpoint.StartAsync();
        Contact = new SipAddress((await Endpoint.ConnectAsync(_switch)).ContactUri(User));
    }

    /// <summary>A request to another user, out of a dialog, with what a test puts into it.</summary>
    public SipRequest Request(SipMethod method, string to) =>
        Endpoint.CreateRequest(method, SipUri.Parse(to), new SipAddress(Address, User), new SipAddress(SipUri.Parse(to)));

    /// <summary>Sends it with credentials where asked for.</summary>
    public Task<SipResponse> AskAsync(SipRequest request) => Endpoint.RequestAsync(request, digest: Digest);

    public Task<SipResponse> AskAsync(SipMethod method, string to) => AskAsync(Request(method, to));

    /// <summary>Sends a text in a dialog.</summary>
    public Task<SipResponse> SayAsync(SipDialog dialog, string text)
    {
        var message = dialog.CreateRequest(SipMethod.Message);
        message.SetBody("text/plain;charset=UTF-8", System.Text.Encoding.UTF8.GetBytes(text));
        return Endpoint.RequestAsync(dialog, message, digest: Digest);
    }

    public SipInviteClient Invite(string to)
    {
        var invite = Request(SipMethod.Invite, to);
        invite.Headers.Set(SipHeaderNames.Contact, Contact.ToString());
        return new SipInviteClient(Endpoint, invite, new SipInviteClientOptions { Digest = Digest });
    }

    public async ValueTask DisposeAsync()
    {
        await Registration.DisposeAsync();
        await Endpoint.DisposeAsync();
    }

    private async Task HandleAsync(SipServerTransaction transaction, CancellationToken cancellationToken)
    {
        Received.Enqueue(transaction.Request);
        if (transaction.Request.Method == SipMethod.Invite)
        {
            var invitation = new SipInviteServer(Endpoint, transaction, Contact);
            Invitations.Enqueue(invitation);
            await OnInvite(invitation);
        }
        else
        {
            await transaction.RespondAsync(200, null, cancellationToken);
        }
    }
}
