using System.Collections.Concurrent;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Messaging;
using PluginIm.Messaging.Sip;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests.Environment;

/// <summary>An agent's carrier on a real switch, without the sessions above it: what it tells is the test's to see.</summary>
internal sealed class CarrierDesktop : ICarrierObserver, IAsyncDisposable
{
    private readonly ImParty _agent;
    private readonly SipImCarrier _carrier;
    private readonly ConcurrentQueue<(IIncomingCarrierDialog Dialog, CarrierConversation Heard)> _invitations = new();
    private volatile ImChannelState _state;

    private CarrierDesktop(string user, InteropEnvironment interop, SipTransport transport)
    {
        _agent = new ImParty($"sip:{user}@im.test", user, "Kate Milburn");
        _carrier = new SipImCarrier(
            new SipImCarrierOptions
            {
                Switch = interop.Switch.PeerOf(transport),
                Address = _agent.Address,
                DisplayName = _agent.DisplayName,
                UserName = user,
                Password = _ => ValueTask.FromResult<string?>(KamailioFolder.PasswordOf(user)),
                TrustedAuthorities = interop.Switch.Trusted,
                InstanceId = $"urn:uuid:{Guid.NewGuid():D}",
                TraceTexts = true,
            },
            TimeProvider.System,
            interop.Loggers);
    }

    public static async Task<CarrierDesktop> SignInAsync(string user, InteropEnvironment interop, SipTransport transport)
    {
        var desktop = new CarrierDesktop(user, interop, transport);
        interop.Add(user, desktop, () => "");
        await desktop._carrier.SignInAsync(desktop, CancellationToken.None);
        await Waiting.ForAsync(() => desktop._state == ImChannelState.Ready, "the registration");
        return desktop;
    }

    /// <summary>Invites with a text, and waits until that led to a conversation.</summary>
    public async Task<(ICarrierDialog Dialog, CarrierConversation Heard)> WriteAsync(string user, string text)
    {
        var heard = new CarrierConversation();
        var dialog = _carrier.Invite(
            new CarrierInvitation
            {
                SessionId = Guid.NewGuid().ToString("N"),
                From = _agent,
                To = new ImParty($"sip:{user}@im.test", user, user),
                FirstMessage = new CarrierMessage("first", text, DateTimeOffset.UnixEpoch),
                ExpiresIn = TimeSpan.FromSeconds(30),
            },
            heard);
        await Waiting.ForAsync(() => heard.Established is not null || heard.Over is not null, "the conversation");
        Assert.IsNull(heard.Over);
        return (dialog, heard);
    }

    public async Task<(IIncomingCarrierDialog Dialog, CarrierConversation Heard)> NextInvitationAsync()
    {
        (IIncomingCarrierDialog Dialog, CarrierConversation Heard) next = default;
        await Waiting.ForAsync(() => _invitations.TryDequeue(out next), "an invitation");
        return next;
    }

    public void OnStatus(ImChannelStatus status) => _state = status.State;

    public CarrierAdmission OnInvited(IIncomingCarrierDialog dialog)
    {
        var heard = new CarrierConversation();
        _invitations.Enqueue((dialog, heard));
        return CarrierAdmission.Admit(heard);
    }

    public ValueTask DisposeAsync() => _carrier.DisposeAsync();
}
