using System.Collections.Concurrent;
using PluginIm.Contracts;

namespace PluginIm.Messaging.Sip.Tests.Environment;

/// <summary>An agent's channel over SIP, with what the agent sees of it.</summary>
internal sealed class Desktop : IAsyncDisposable
{
    private readonly ConcurrentQueue<ImInvitation> _invitations = new();

    public Desktop(ImParty agent, TestEnvironment environment, DesktopOptions options)
    {
        var carrier = new SipImCarrier(
            new SipImCarrierOptions
            {
                Switch = options.Switches.Count > 0 ? options.Switches[0] : environment.PeerOf(options.Transport),
                FurtherSwitches = [.. options.Switches.Skip(1)],
                Address = agent.Address,
                DisplayName = agent.DisplayName,
                UserName = agent.Logon,
                Password = _ => ValueTask.FromResult<string?>(options.Password ?? TestEnvironment.PasswordOf(agent.Logon)),
                TrustedAuthorities = environment.Trusted,
                InstanceId = SipImCarrierOptions.InstanceOf("test", agent.Address),
                FirstRetry = options.FirstRetry,
            },
            options.Time,
            environment.Loggers);
        Channel = new ImChannel(carrier, agent, options.Messaging, null, options.Time, environment.Loggers);
        Channel.InvitationReceived += (_, invitation) => _invitations.Enqueue(invitation);
    }

    public ImChannel Channel { get; }

    public Task WaitForAsync(ImChannelState state) => TestEnvironment.WaitForAsync(() => Channel.Status.State == state, $"the channel to be {state}");

    /// <summary>A session that has invited with its first message.</summary>
    public ImSession Invite(ImParty peer, string firstMessage = "Hello")
    {
        var started = Channel.StartSession(peer);
        Assert.IsNull(started.Refusal);
        Assert.AreEqual(ImSendResult.Accepted, started.Session!.Send(firstMessage));
        return started.Session;
    }

    /// <summary>A consultation that has invited with its first message.</summary>
    public ImSession Consult(ImParty peer, IInteraction interaction, string firstMessage = "Hello")
    {
        var started = Channel.StartConsultation(peer, interaction);
        Assert.IsNull(started.Refusal);
        Assert.AreEqual(ImSendResult.Accepted, started.Session!.Send(firstMessage));
        return started.Session;
    }

    /// <summary>A consultation that the other desktop's agent accepted: as each of both sees it.</summary>
    public async Task<(ImSession Mine, ImSession Theirs)> ConsultAsync(Desktop other, IInteraction interaction, string firstMessage = "Hello")
    {
        var mine = Consult(other.Channel.Me, interaction, firstMessage);
        var invitation = await other.NextInvitationAsync();
        await invitation.AcceptAsync();
        await mine.WaitForAsync(ImSessionState.Connected);
        return (mine, invitation.Session);
    }

    public async Task<ImInvitation> NextInvitationAsync()
    {
        ImInvitation? invitation = null;
        await TestEnvironment.WaitForAsync(() => _invitations.TryDequeue(out invitation), "an invitation");
        return invitation!;
    }

    /// <summary>A session with another desktop's agent, who accepted: as each of both sees it.</summary>
    public async Task<(ImSession Mine, ImSession Theirs)> ConnectAsync(Desktop other, string firstMessage = "Hello")
    {
        var mine = Invite(other.Channel.Me, firstMessage);
        var invitation = await other.NextInvitationAsync();
        await invitation.AcceptAsync();
        await mine.WaitForAsync(ImSessionState.Connected);
        return (mine, invitation.Session);
    }

    public ValueTask DisposeAsync() => Channel.DisposeAsync();
}
