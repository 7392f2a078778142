using System.Collections.Concurrent;
using PluginIm.Interop.Tests.Peers;
using PluginIm.Messaging;
using PluginIm.Messaging.Sip;
using PluginIm.Sip;

namespace PluginIm.Interop.Tests.Environment;

/// <summary>An agent's channel, as the plugin runs it, on a real switch.</summary>
internal sealed class Desktop : IAsyncDisposable
{
    private readonly ConcurrentQueue<ImInvitation> _invitations = new();

    private Desktop(ImParty agent, InteropEnvironment interop, SipTransport transport, ImOptions messaging)
    {
        var carrier = new SipImCarrier(
            new SipImCarrierOptions
            {
                Switch = interop.Switch.PeerOf(transport),
                Address = agent.Address,
                DisplayName = agent.DisplayName,
                UserName = agent.Logon,
                Password = _ => ValueTask.FromResult<string?>(KamailioFolder.PasswordOf(agent.Logon)),
                TrustedAuthorities = interop.Switch.Trusted,
                InstanceId = $"urn:uuid:{Guid.NewGuid():D}",
                FirstRetry = TimeSpan.FromMilliseconds(100),
                TraceTexts = true,
            },
            TimeProvider.System,
            interop.Loggers);
        Channel = new ImChannel(carrier, agent, messaging, null, TimeProvider.System, interop.Loggers);
        Channel.InvitationReceived += (_, invitation) => _invitations.Enqueue(invitation);
    }

    public ImChannel Channel { get; }

    public static async Task<Desktop> SignInAsync(
        string user, string name, InteropEnvironment interop, SipTransport transport, ImOptions? messaging = null)
    {
        var desktop = new Desktop(new ImParty($"sip:{user}@im.test", user, name), interop, transport, messaging ?? new ImOptions());
        interop.Add(user, desktop, () => "");
        await desktop.Channel.SignInAsync();
        await desktop.WaitForReadyAsync();
        return desktop;
    }

    public Task WaitForReadyAsync() => WaitForAsync(ImChannelState.Ready);

    public Task WaitForAsync(ImChannelState state) => Waiting.ForAsync(() => Channel.Status.State == state, $"the channel to be {state}");

    /// <summary>A session that has invited with its first message.</summary>
    public ImSession Invite(ImParty peer, string firstMessage)
    {
        var session = Channel.StartSession(peer).Session!;
        session.Send(firstMessage);
        return session;
    }

    public async Task<ImInvitation> NextInvitationAsync()
    {
        ImInvitation? invitation = null;
        await Waiting.ForAsync(() => _invitations.TryDequeue(out invitation), "an invitation");
        return invitation!;
    }

    public ValueTask DisposeAsync() => Channel.DisposeAsync();
}
