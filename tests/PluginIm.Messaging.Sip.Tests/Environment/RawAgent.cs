using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PluginIm.Sip;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>A user agent that sends what a test says and when, so that the order on the wire is the test's.</summary>
internal sealed class RawAgent : IAsyncDisposable
{
    private readonly SipPeer _switch;
    private readonly SipAddress _address;
    private readonly DigestClient _digest;
    private readonly SipRegistration _registration;

    public RawAgent(ImParty agent, SipPeer sipSwitch, ILoggerFactory loggers)
    {
        _switch = sipSwitch;
        _address = SipAddress.Parse(agent.Address);
        _digest = new DigestClient(new SipCredentials(agent.Logon, TestEnvironment.PasswordOf(agent.Logon)));
        Endpoint = new SipEndpoint(new SipEndpointOptions { OutboundProxy = sipSwitch }, loggers)
        {
            Handler = (transaction, token) =>
            {
                Received.Enqueue(transaction.Request);
                return transaction.Request.Method == SipMethod.Invite ? OnInvite(transaction)
                    : transaction.Request.Method == SipMethod.Options ? transaction.RespondAsync(Describe(transaction.Request), token)
                    : transaction.RespondAsync(200, null, token);
            },
        };
        _registration = new SipRegistration(
            Endpoint, new SipRegistrationOptions { AddressOfRecord = _address.Uri, Registrar = sipSwitch, Digest = _digest });
    }

    public SipEndpoint Endpoint { get; }

    public SipAddress Contact { get; private set; } = null!;

    public ConcurrentQueue<SipRequest> Received { get; } = new();

    /// <summary>What an INVITE gets.</summary>
    public Func<SipServerTransaction, Task> OnInvite { get; set; } = transaction => transaction.RespondAsync(486);

    public async Task RegisterAsync()
    {
        await Endpoint.StartAsync();
        Contact = new SipAddress((await Endpoint.ConnectAsync(_switch)).ContactUri(_address.Uri.User));
        _registration.Start();
        await TestEnvironment.WaitForAsync(() => _registration.Status.State == SipRegistrationState.Registered, "the registration");
    }

    /// <summary>Invites and gets the final answer, but sends no ACK: that is the test's.</summary>
    public async Task<(SipRequest Invite, SipDialog Dialog)> InviteWithoutAckAsync(ImParty to)
    {
        var toAddress = SipAddress.Parse(to.Address);
        var invite = Endpoint.CreateRequest(SipMethod.Invite, toAddress.Uri, _address, toAddress);
        var invitation = new CarrierInvitation
        {
            SessionId = new string('b', 32),
            From = ImParty.FromAddress(_address.Uri.ToString()),
            To = to,
            FirstMessage = new CarrierMessage("first", "Hello", default),
            ExpiresIn = TimeSpan.FromSeconds(30),
        };
        InvitationWriter.Fill(invite, invitation, Contact);
        var response = await Endpoint.RequestAsync(invite, digest: _digest);
        Assert.AreEqual(200, response.StatusCode);

        // The challenge was answered by a repetition: the dialog goes on from that one's number.
        invite.Headers.CSeq = response.Headers.CSeq;
        return (invite, SipDialog.FromResponse(invite, response));
    }

    /// <summary>Sends a text in a dialog.</summary>
    public async Task<int> SayAsync(SipDialog dialog, string text)
    {
        var request = dialog.CreateRequest(SipMethod.Message);
        var body = MessageBody.ToCpim(new CarrierMessage($"id-{text}", text, default), dialog.LocalAddress, dialog.RemoteAddress);
        request.SetBody(body.ContentType, body.Content);
        return (await Endpoint.RequestAsync(dialog, request, digest: _digest)).StatusCode;
    }

    /// <summary>Ends a dialog.</summary>
    public async Task<int> HangUpAsync(SipDialog dialog) =>
        (await Endpoint.RequestAsync(dialog, dialog.CreateRequest(SipMethod.Bye), digest: _digest)).StatusCode;

    /// <summary>To OPTIONS it is a plugin peer.</summary>
    private static SipResponse Describe(SipRequest options)
    {
        var response = SipResponse.For(options, 200);
        response.Headers.Set(SipHeaderNames.Accept, ImBodyTypes.Accept);
        return response;
    }

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync();
        await Endpoint.DisposeAsync();
    }
}
