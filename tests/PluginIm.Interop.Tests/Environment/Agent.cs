using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests.Environment;

/// <summary>A user agent on the core, with what it received.</summary>
internal sealed class Agent : IAsyncDisposable
{
    private readonly ConcurrentQueue<SipRequest> _answered = new();
    private readonly SipPeer _switch;

    public Agent(string user, SipPeer sipSwitch, SipEndpointOptions options, string? password, ILoggerFactory loggers)
    {
        User = user;
        _switch = sipSwitch;
        Address = SipUri.Parse($"sip:{user}@im.test");
        Digest = new DigestClient(new SipCredentials(user, password ?? KamailioFolder.PasswordOf(user)));
        Endpoint = new SipEndpoint(
            options with
            {
                OutboundProxy = sipSwitch,
                Listen = sipSwitch.Transport == SipTransport.Udp ? [new SipPeer(SipTransport.Udp, "127.0.0.1", 0)] : [],
            },
            loggers)
        {
            Handler = HandleAsync,
        };
        Registration = new SipRegistration(Endpoint, new SipRegistrationOptions
        {
            AddressOfRecord = Address,
            Registrar = sipSwitch,
            Digest = Digest,
            FirstRetry = TimeSpan.FromMilliseconds(100),
            MaxRetry = TimeSpan.FromMilliseconds(500),
            ContactParameters = SipParameters.Empty
                .With("+sip.instance", $"\"<urn:uuid:{Guid.NewGuid():D}>\"").With("reg-id", "1").With("+sip.message", null),
        });
    }

    public string User { get; }

    public SipUri Address { get; }

    public SipEndpoint Endpoint { get; }

    public DigestClient Digest { get; }

    public SipRegistration Registration { get; }

    public SipAddress Contact { get; private set; } = null!;

    /// <summary>What an invitation gets; by default it is accepted.</summary>
    public Func<SipInviteServer, Task> OnInvite { get; set; } = invitation => invitation.TryAcceptAsync();

    /// <summary>What any other request gets, where that is not 200.</summary>
    public Func<SipServerTransaction, Task>? OnRequest { get; set; }

    public ConcurrentQueue<SipRequest> Received { get; } = new();

    public ConcurrentQueue<SipInviteServer> Invitations { get; } = new();

    /// <summary>The texts of the MESSAGEs received, in order.</summary>
    public string[] Texts => [.. Received.Where(request => request.Method == SipMethod.Message).Select(request => Encoding.UTF8.GetString(request.Body.Span))];

    public async Task StartAsync()
    {
        await Endpoint.StartAsync();
        Contact = new SipAddress((await Endpoint.ConnectAsync(_switch)).ContactUri(User));
    }

    public async Task RegisterAsync()
    {
        Registration.Start();
        await Waiting.ForAsync(
            () => Registration.Status.State is SipRegistrationState.Registered or SipRegistrationState.Refused, $"the registration of {User}");
        Assert.AreEqual(SipRegistrationState.Registered, Registration.Status.State, Registration.Status.Detail);
    }

    /// <summary>A request to another user, out of a dialog, with what a test puts into it.</summary>
    public SipRequest Request(SipMethod method, string to) =>
        Endpoint.CreateRequest(method, UriOf(to), new SipAddress(Address, User), new SipAddress(UriOf(to)));

    /// <summary>Sends it with credentials where asked for.</summary>
    public Task<SipResponse> AskAsync(SipRequest request) => Endpoint.RequestAsync(request, digest: Digest);

    public Task<SipResponse> AskAsync(SipMethod method, string to) => AskAsync(Request(method, to));

    /// <summary>Sends a text outside of a dialog (page mode).</summary>
    public Task<SipResponse> TellAsync(string to, string text, string contentType = "text/plain;charset=UTF-8")
    {
        var message = Request(SipMethod.Message, to);
        message.SetBody(contentType, Encoding.UTF8.GetBytes(text));
        return AskAsync(message);
    }

    /// <summary>Sends a text in a dialog.</summary>
    public Task<SipResponse> SayAsync(SipDialog dialog, string text)
    {
        var message = dialog.CreateRequest(SipMethod.Message);
        message.SetBody("text/plain;charset=UTF-8", Encoding.UTF8.GetBytes(text));
        return AskAsync(dialog, message);
    }

    public Task<SipResponse> AskAsync(SipDialog dialog, SipRequest request) => Endpoint.RequestAsync(dialog, request, digest: Digest);

    public Task<SipResponse> HangUpAsync(SipDialog dialog) => AskAsync(dialog, dialog.CreateRequest(SipMethod.Bye));

    public SipInviteClient Invite(string to, Action<SipRequest>? fill = null)
    {
        var invite = Request(SipMethod.Invite, to);
        invite.Headers.Set(SipHeaderNames.Contact, Contact.ToString());
        fill?.Invoke(invite);
        return new SipInviteClient(Endpoint, invite, new SipInviteClientOptions { Digest = Digest });
    }

    public async Task<SipInviteServer> NextInvitationAsync()
    {
        SipInviteServer? invitation = null;
        await Waiting.ForAsync(() => Invitations.TryDequeue(out invitation), $"an invitation for {User}");
        return invitation!;
    }

    /// <summary>A request that this side has answered: what a test sends after it leaves after the answer.</summary>
    public async Task<SipRequest> NextAsync(SipMethod method)
    {
        SipRequest? found = null;
        await Waiting.ForAsync(() => (found = _answered.FirstOrDefault(request => request.Method == method)) is not null, $"a {method.Name} for {User}");
        return found!;
    }

    public async ValueTask DisposeAsync()
    {
        await Registration.DisposeAsync();
        await Endpoint.DisposeAsync();
    }

    private static SipUri UriOf(string to) => SipUri.Parse(to.Contains(':', StringComparison.Ordinal) ? to : $"sip:{to}@im.test");

    private async Task HandleAsync(SipServerTransaction transaction, CancellationToken cancellationToken)
    {
        Received.Enqueue(transaction.Request);
        if (transaction.Request.Method == SipMethod.Invite)
        {
            var invitation = new SipInviteServer(Endpoint, transaction, Contact, Digest);
            Invitations.Enqueue(invitation);
            await OnInvite(invitation);
        }
        else
        {
            await (OnRequest?.Invoke(transaction) ?? transaction.RespondAsync(200, null, cancellationToken));
        }

        _answered.Enqueue(transaction.Request);
    }
}
