using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PluginIm.Messaging.Sip;
using PluginIm.Sip;

namespace PluginIm.Modules.InstantMessaging.Tests.Environment;

/// <summary>Amy, signed in at the switch from somewhere else.</summary>
internal sealed class Colleague : IAsyncDisposable
{
    private readonly ConcurrentQueue<ImInvitation> _invitations = new();

    public Colleague(SipPeer switchPeer, ILoggerFactory loggers)
    {
        var options = new SipImCarrierOptions
        {
            Switch = switchPeer,
            Address = Agents.Amy.Address,
            UserName = Agents.Amy.Logon,
            Password = _ => ValueTask.FromResult<string?>(Agents.PasswordOf(Agents.Amy)),
            InstanceId = $"urn:uuid:{Guid.NewGuid():D}",
        };
        Channel = new ImChannel(
            new SipImCarrier(options, TimeProvider.System, loggers), Agents.Amy, new ImOptions(), directory: null, TimeProvider.System, loggers);
        Channel.InvitationReceived += (_, invitation) => _invitations.Enqueue(invitation);
    }

    public ImChannel Channel { get; }

    public void SignIn()
    {
        Ui.Run(() => Channel.SignInAsync());
        Ui.Until(() => Channel.Status.State == ImChannelState.Ready, "Amy's sign-in");
    }

    /// <summary>Invites Kate with a first message.</summary>
    public ImSession Invite(string text)
    {
        var session = Channel.StartSession(Agents.Kate).Session!;
        session.Send(text);
        return session;
    }

    /// <summary>Consults Kate about an interaction.</summary>
    public ImSession Consult(IInteraction interaction, string text)
    {
        var session = Channel.StartConsultation(Agents.Kate, interaction).Session!;
        session.Send(text);
        return session;
    }

    public ImInvitation NextInvitation()
    {
        ImInvitation? invitation = null;
        Ui.Until(() => _invitations.TryDequeue(out invitation), "an invitation to Amy");
        return invitation!;
    }

    public ValueTask DisposeAsync() => Channel.DisposeAsync();
}
